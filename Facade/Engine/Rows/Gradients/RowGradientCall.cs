using System.Numerics;
using System.Runtime.CompilerServices;

namespace PoolFunctional.Engine.Rows.Gradients;

/// <summary>One call: groups of rows of a table, the gradient of their results, and that of the table.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal unsafe readonly struct RowGradientCall<T>
    where T : unmanaged, INumber<T>
{
    internal required RowGroups Groups { get; init; }

    internal required nint Features { get; init; }

    internal required RowShare Share { get; init; }

    internal required T* OutputGradient { get; init; }

    /// <summary>The table; read for extremes alone.</summary>
    internal required T* Source { get; init; }

    /// <summary>What each group became, before a normalisation; read for extremes and normalisations.</summary>
    internal required T* Pooled { get; init; }

    /// <summary>Room for the gradient of what is normalised; null where nothing is.</summary>
    internal required T* Moved { get; init; }

    internal required T* Target { get; init; }

    internal required int Threads { get; init; }

    /// <summary>Runs it in the types that belong to the elements.</summary>
    internal void Run()
    {
        if (typeof(T) == typeof(double)) RowGradient<double, double, long>.Run(As<double>());
        else if (typeof(T) == typeof(float)) RowGradient<float, float, int>.Run(As<float>());
        else RowGradient<Half, float, short>.Run(As<Half>());
    }

    private RowGradientCall<TOther> As<TOther>()
        where TOther : unmanaged, INumber<TOther>
    {
        // SAFETY: the caller has compared the types, so both are one type.
        RowGradientCall<T> call = this;
        return Unsafe.As<RowGradientCall<T>, RowGradientCall<TOther>>(ref call);
    }
}
