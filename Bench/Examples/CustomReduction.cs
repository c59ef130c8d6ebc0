#!/usr/bin/env dotnet
#:project ../../Core
#:project ../../Facade
#:package FsCheck
#:include Support/Expect.cs

// Reductions of one's own: a mean without the extremes, whose totals are a struct, and the loudest sample with its sign, which works in registers. ReductionLaws tests both.
using System.Runtime.Intrinsics;
using FsCheck;
using FsCheck.Fluent;
using PoolFunctional;
using PoolFunctional.Examples;

// Five judges mark three dives. The lowest and the highest mark of each are left out.
float[] marks = [8.5f, 9, 9, 8.5f, 2, 7, 7, 7, 7, 10, 6, 7, 8, 9, 10];
float[] means = new float[3];
Reduction trimmed = Reduction.Custom<float, Marks, TrimmedMean>();
Pool.Reduce<float>(marks, [3, 5], Window.Sliding([1, 5]), trimmed, means, new PoolOptions { Layout = Layout.Plane });
Console.WriteLine($"trimmed means {string.Join(", ", means.Select(mean => $"{mean:F2}"))}; plain ones {string.Join(", ", marks.Chunk(5).Select(dive => $"{dive.Average():F2}"))}");
Expect.That(means.AsSpan().SequenceEqual([26 / 3f, 7, 8]), "a single judge cannot move a trimmed mean");

// The loudest sample of every three.
float[] sound = [0.1f, -0.9f, 0.3f, -0.2f, 0.1f, 0.2f, 0, -0f, 0];
float[] peaks = new float[3];
Reduction loudest = Reduction.Custom<float, Loudest>();
Pool.Reduce<float>(sound, [9], Window.Sliding([3]), loudest, peaks, new PoolOptions { Layout = Layout.Plane });
Console.WriteLine($"peaks {string.Join(", ", peaks)}");
Expect.That(peaks.AsSpan().SequenceEqual([-0.9f, 0.2f, 0]), "a peak keeps its sign");

// What the engine relies on, for whatever FsCheck draws: NaN, infinities and both zeros among it.
Holds("trimmed mean: the engine's bits are the definition's", Prop.ForAll<NonEmptyArray<float>>(line => Agrees(trimmed, line.Get)));
Holds("trimmed mean: finishing is a function", Prop.ForAll<float, PositiveInt>((mark, count) => ReductionLaws.Finish<float, Marks, TrimmedMean>(mark, count.Get) is null));
Holds("loudest: order and grouping do not matter", Prop.ForAll<float, float, float>((a, b, c) => ReductionLaws.Exactness<float, float, Loudest>(a, b, c) is null));
Holds("loudest: its identity changes nothing", Prop.ForAll<float>(sample => ReductionLaws.Identity<float, Loudest>(sample) is null));
Holds("loudest: registers do what single samples do", Prop.ForAll<NonEmptyArray<float>, NonEmptyArray<float>>((left, right) => ReductionLaws.Registers<float, Loudest>(left.Get, right.Get) is null));
Holds("loudest: the engine's bits are the definition's", Prop.ForAll<NonEmptyArray<float>>(line => Agrees(loudest, line.Get)));

// The same without a thought for ties promises what it does not keep, and is found out.
string? breach = ReductionLaws.Exactness<float, float, CarelesslyLoudest>(-1, 1, 0);
Console.WriteLine($"carelessly loudest: {breach}");
Expect.That(breach is not null, "a promise that is not kept has a counterexample");

static bool Agrees(Reduction reduction, float[] line) => ReductionLaws.Agreement<float>(reduction, Window.Sliding([3], [1], Padding.Symmetric(1)), [1, 1, line.Length], line) is null;

static void Holds(string law, Property property)
{
    try
    {
        property.Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true));
        Expect.That(true, law);
    }
    catch (Exception falsified)
    {
        Expect.That(false, $"{law}: {falsified.Message}");
    }
}

/// <summary>What is known of some marks.</summary>
internal readonly record struct Marks(float Sum, float Lowest, float Highest);

/// <summary><c>(Σ x − min − max) / (n − 2)</c>; of one or two taps the plain mean.</summary>
internal readonly struct TrimmedMean : IReductionOperator<float, Marks>
{
    public static float Empty => float.NaN;

    public static Marks Lift(float mark) => new(mark, mark, mark);

    public static Marks Combine(Marks left, Marks right) => new(left.Sum + right.Sum, float.Min(left.Lowest, right.Lowest), float.Max(left.Highest, right.Highest));

    public static float Finish(Marks total, long count) => count > 2 ? (total.Sum - total.Lowest - total.Highest) / (count - 2) : total.Sum / count;
}

/// <summary>The element of largest magnitude; of two that differ in their sign alone, the positive one; NaN if there is one.</summary>
internal readonly struct Loudest : IVectorReductionOperator<float>
{
    public static float Empty => 0;

    public static bool IsExact => true;

    public static float Identity => -0f;

    public static float Combine(float left, float right) =>
        float.Abs(left) > float.Abs(right) ? left : float.Abs(right) > float.Abs(left) ? right : float.Max(left, right);

    public static Vector128<float> Combine(Vector128<float> left, Vector128<float> right)
    {
        (Vector128<float> one, Vector128<float> other) = (Vector128.Abs(left), Vector128.Abs(right));
        return Vector128.ConditionalSelect(Vector128.GreaterThan(one, other), left, Vector128.ConditionalSelect(Vector128.GreaterThan(other, one), right, Vector128.Max(left, right)));
    }

    public static Vector256<float> Combine(Vector256<float> left, Vector256<float> right)
    {
        (Vector256<float> one, Vector256<float> other) = (Vector256.Abs(left), Vector256.Abs(right));
        return Vector256.ConditionalSelect(Vector256.GreaterThan(one, other), left, Vector256.ConditionalSelect(Vector256.GreaterThan(other, one), right, Vector256.Max(left, right)));
    }

    public static Vector512<float> Combine(Vector512<float> left, Vector512<float> right)
    {
        (Vector512<float> one, Vector512<float> other) = (Vector512.Abs(left), Vector512.Abs(right));
        return Vector512.ConditionalSelect(Vector512.GreaterThan(one, other), left, Vector512.ConditionalSelect(Vector512.GreaterThan(other, one), right, Vector512.Max(left, right)));
    }

    public static float Finish(float total, long count) => total;
}

/// <summary>The first element of largest magnitude: not the same in any order, but it says so.</summary>
internal readonly struct CarelesslyLoudest : IReductionOperator<float, float>
{
    public static float Empty => 0;

    public static bool IsExact => true;

    public static float Lift(float sample) => sample;

    public static float Combine(float left, float right) => float.Abs(right) > float.Abs(left) ? right : left;

    public static float Finish(float total, long count) => total;
}
