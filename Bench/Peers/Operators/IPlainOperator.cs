namespace PoolFunctional.Peers.Operators;

/// <summary>What becomes of the taps of one window, as one writes it the first time.</summary>
internal interface IPlainOperator
{
    /// <summary>A window begins.</summary>
    void Begin();

    /// <summary>The next tap that exists.</summary>
    void Add(float tap);

    /// <summary>The window's result.</summary>
    float End();
}
