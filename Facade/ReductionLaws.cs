using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using PoolFunctional.Engine.Custom;

namespace PoolFunctional;

/// <summary>What a reduction of your own must keep to, as functions to call with whatever elements a property-testing library draws.</summary>
/// <remarks>
/// Each gives null where the law holds for the arguments, else the counterexample in a sentence. Totals that are numbers are compared by their bits (+0 is not −0; every NaN is alike); other structs by
/// <c>Equals</c>, and every NaN in them is alike, too, if that says so.
/// </remarks>
/// <example><c>Assert.Null(ReductionLaws.Identity&lt;int, BitwiseOr&gt;(drawn));</c></example>
public static class ReductionLaws
{
    /// <summary><c>combine(combine(a, b), c) = combine(a, combine(b, c))</c> and <c>combine(a, b) = combine(b, a)</c>: what <see cref="IReductionOperator{T, TTotal}.IsExact"/> promises.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TTotal">What is carried.</typeparam>
    /// <typeparam name="TOperator">The operator; one that promises nothing keeps the law.</typeparam>
    /// <param name="first">An element.</param>
    /// <param name="second">Another.</param>
    /// <param name="third">A third.</param>
    /// <returns>Null, or the counterexample.</returns>
    /// <example><c>ReductionLaws.Exactness&lt;int, int, BitwiseOr&gt;(1, 2, 4)</c> is null for an operator whose Combine is <c>a | b</c>.</example>
    public static string? Exactness<T, TTotal, TOperator>(T first, T second, T third)
        where T : unmanaged, INumber<T>
        where TTotal : unmanaged
        where TOperator : struct, IReductionOperator<T, TTotal>
    {
        if (!TOperator.IsExact) return null;
        (TTotal a, TTotal b, TTotal c) = (TOperator.Lift(first), TOperator.Lift(second), TOperator.Lift(third));
        return Differing("(a ∘ b) ∘ c", TOperator.Combine(TOperator.Combine(a, b), c), "a ∘ (b ∘ c)", TOperator.Combine(a, TOperator.Combine(b, c)), $"a = {a}, b = {b}, c = {c}")
            ?? Differing("a ∘ b", TOperator.Combine(a, b), "b ∘ a", TOperator.Combine(b, a), $"a = {a}, b = {b}");
    }

    /// <summary><c>combine(identity, x) = x = combine(x, identity)</c>.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TOperator">The operator.</typeparam>
    /// <param name="element">An element.</param>
    /// <returns>Null, or the counterexample.</returns>
    /// <example><c>ReductionLaws.Identity&lt;int, BitwiseOr&gt;(5)</c> is null where Combine is <c>a | b</c> and Identity is 0.</example>
    public static string? Identity<T, TOperator>(T element)
        where T : unmanaged, INumber<T>
        where TOperator : struct, IVectorReductionOperator<T> =>
        Differing("identity ∘ x", TOperator.Combine(TOperator.Identity, element), "x", element, $"x = {element}")
            ?? Differing("x ∘ identity", TOperator.Combine(element, TOperator.Identity), "x", element, $"x = {element}");

    /// <summary><c>lift(x) = x</c>, which an operator on registers must not override.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TOperator">The operator.</typeparam>
    /// <param name="element">An element.</param>
    /// <returns>Null, or the counterexample.</returns>
    /// <example><c>ReductionLaws.Lift&lt;int, BitwiseOr&gt;(5)</c> is null.</example>
    public static string? Lift<T, TOperator>(T element)
        where T : unmanaged, INumber<T>
        where TOperator : struct, IVectorReductionOperator<T> => Differing("lift(x)", Lifted<T, TOperator>(element), "x", element, $"x = {element}");

    /// <summary><c>finish</c> gives the same for the same total and count, and so is a function; and a window of one tap may be finished.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TTotal">What is carried.</typeparam>
    /// <typeparam name="TOperator">The operator.</typeparam>
    /// <param name="element">An element.</param>
    /// <param name="count">A number of taps, at least 1.</param>
    /// <returns>Null, or the counterexample.</returns>
    /// <example><c>ReductionLaws.Finish&lt;int, int, BitwiseOr&gt;(5, 1)</c> is null for an operator that remembers nothing.</example>
    public static string? Finish<T, TTotal, TOperator>(T element, long count)
        where T : unmanaged, INumber<T>
        where TTotal : unmanaged
        where TOperator : struct, IReductionOperator<T, TTotal>
    {
        TTotal total = TOperator.Lift(element);
        return Differing("lift(x)", total, "lift(x) again", TOperator.Lift(element), $"x = {element}")
            ?? Differing("finish(lift(x), n)", TOperator.Finish(total, count), "finish(lift(x), n) again", TOperator.Finish(total, count), $"x = {element}, n = {count}");
    }

    /// <summary>Registers of 128, 256 and 512 bits combine in each lane as single totals do. Of types that have no registers there is nothing to say.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TOperator">The operator.</typeparam>
    /// <param name="left">Elements of the earlier side, as many as wanted; they are repeated to fill registers.</param>
    /// <param name="right">Elements of the later side, likewise.</param>
    /// <returns>Null, or the counterexample.</returns>
    /// <exception cref="ArgumentException">A side has no element.</exception>
    /// <example><c>ReductionLaws.Registers&lt;int, BitwiseOr&gt;([1, 2, 3], [4])</c> is null where registers, too, combine by <c>a | b</c>.</example>
    public static string? Registers<T, TOperator>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged, INumber<T>
        where TOperator : struct, IVectorReductionOperator<T>
    {
        Raise.NoElement(left.Length, nameof(left));
        Raise.NoElement(right.Length, nameof(right));
        if (!Vector128<T>.IsSupported) return null;
        int length = int.Max(left.Length, right.Length) + Vector512<T>.Count;
        (T[] earlier, T[] later) = (Filled(left, length), Filled(right, length));
        string? breach = null;
        for (int at = 0; at + Vector512<T>.Count <= length && breach is null; at++)
        {
            ReadOnlySpan<T> a = earlier.AsSpan(at);
            ReadOnlySpan<T> b = later.AsSpan(at);
            T[] narrow = new T[Vector128<T>.Count];
            T[] wide = new T[Vector256<T>.Count];
            T[] widest = new T[Vector512<T>.Count];
            TOperator.Combine(Vector128.Create(a), Vector128.Create(b)).CopyTo(narrow);
            TOperator.Combine(Vector256.Create(a), Vector256.Create(b)).CopyTo(wide);
            TOperator.Combine(Vector512.Create(a), Vector512.Create(b)).CopyTo(widest);
            breach = Lanes<T, TOperator>(128, narrow, a, b) ?? Lanes<T, TOperator>(256, wide, a, b) ?? Lanes<T, TOperator>(512, widest, a, b);
        }

        return breach;
    }

    /// <summary>The engine's result is the definition's, bit for bit: what all the other laws are for.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="reduction">A reduction, made by <see cref="Reduction.Custom{T, TTotal, TOperator}"/> or any other.</param>
    /// <param name="window">The window.</param>
    /// <param name="shape">The extents, <c>[batch, channel, spatial…]</c>.</param>
    /// <param name="elements">The input, row-major.</param>
    /// <returns>Null, or the counterexample.</returns>
    /// <exception cref="ArgumentException">The window is impossible for the shape, or the elements do not fill it.</exception>
    /// <example><c>ReductionLaws.Agreement(Reduction.Max, Window.Global, [1, 1, 4], [3f, 1, 4, 1])</c> is null.</example>
    public static string? Agreement<T>(Reduction reduction, Window window, ReadOnlySpan<nint> shape, ReadOnlySpan<T> elements)
        where T : unmanaged, INumber<T>
    {
        PoolPlan<T> plan = Pool.Compile<T>(reduction, window, shape);
        Raise.SpanLength(plan.InputLength, elements.Length, nameof(elements));
        T[] pooled = new T[plan.OutputLength];
        plan.Run(elements, pooled);
        T[] copy = elements.ToArray();
        (_, Shape extents) = TensorForm.Read(shape, window, Layout.ChannelsFirst, nameof(shape));
        Sequence<T> expected = FeatureMap.Create<T>(extents, copy).Bind(map => Reference.Pool(map, window, reduction)).OrThrow(nameof(elements)).Values;
        for (int i = 0; i < pooled.Length; i++)
        {
            if (Differing("the engine's", pooled[i], "the definition's", expected[i], $"output {i}") is { } breach) return breach;
        }

        return null;
    }

    private static T Lifted<T, TOperator>(T element)
        where T : unmanaged, INumber<T>
        where TOperator : struct, IReductionOperator<T, T> => TOperator.Lift(element);

    private static string? Lanes<T, TOperator>(int bits, T[] combined, ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged, INumber<T>
        where TOperator : struct, IVectorReductionOperator<T>
    {
        for (int lane = 0; lane < combined.Length; lane++)
        {
            if (Differing($"a ∘ b in {bits} bits", combined[lane], "a ∘ b", TOperator.Combine(left[lane], right[lane]), $"a = {left[lane]}, b = {right[lane]}, lane {lane}") is { } breach) return breach;
        }

        return null;
    }

    private static T[] Filled<T>(ReadOnlySpan<T> elements, int length)
    {
        T[] filled = new T[length];
        for (int i = 0; i < length; i++) filled[i] = elements[i % elements.Length];
        return filled;
    }

    private static string? Differing<TTotal>(string left, TTotal found, string right, TTotal expected, FormattableString where)
        where TTotal : unmanaged =>
        SameTotal.Are(found, expected) ? null : string.Create(CultureInfo.InvariantCulture, $"{left} is {found}, {right} is {expected}, where {where.ToString(CultureInfo.InvariantCulture)}.");
}
