namespace PoolFunctional.Generators;

/// <summary>Where special values are put.</summary>
internal enum Pattern
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>At one element of the tensor.</summary>
    One,

    /// <summary>At one element of every second plane, one further on in each: the planes between prove that nothing spreads.</summary>
    Diagonal,

    /// <summary>At about every sixteenth element.</summary>
    Scattered,

    /// <summary>At the first and the last element of every axis: the taps beside the padding.</summary>
    Border,

    /// <summary>At every element that no window sees: the result must be as if it were not there.</summary>
    Unseen,
}
