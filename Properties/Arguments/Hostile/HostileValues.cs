using System.Reflection;

namespace PoolFunctional.Properties.Arguments.Hostile;

/// <summary>For every type of a parameter the values that break other libraries: limits and their neighbours, wrong lengths, nothing at all, what no enumeration has.</summary>
internal static class HostileValues
{
    internal static readonly int[] Ints = [0, 1, -1, 2, 3, 65_537, 1 << 26, 1 << 30, int.MaxValue - 1, int.MaxValue, int.MinValue, int.MinValue + 1];

    internal static readonly long[] Longs = [0, 1, -1, 2, int.MaxValue, 1L << 31, 1L << 32, 1L << 61, (long.MaxValue / 4) + 1, long.MaxValue - 1, long.MaxValue, long.MinValue, long.MinValue + 1];

    internal static readonly double[] Doubles =
        [0, -0.0, 1, -1, 0.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, 1e-310, 1 + 1e-15, int.MaxValue, long.MaxValue];

    internal static readonly float[] Floats = [0, -0f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, float.MaxValue, float.MinValue];

    /// <summary>What to pass for a parameter, when an ordinary value would be <paramref name="ordinary"/>.</summary>
    internal static IEnumerable<object?> For(ParameterInfo parameter, object? ordinary)
    {
        Type type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        IEnumerable<object?> values = ordinary switch
        {
            TensorBox<float> box => Boxes(box, type, Floats),
            TensorBox<double> box => Boxes(box, type, Doubles),
            TensorBox<byte> box => Boxes<byte>(box, type, [0, 255]),
            TensorBox<int> box => Boxes(box, type, Ints),
            TensorBox<long> box => Boxes(box, type, Longs),
            TensorBox<bool> box => Boxes(box, type, [true, false]),
            RegionsBox<float> => HostileObjects.Regions,
            SegmentsBox => HostileObjects.Segments,
            nint[] extents => Extents(extents),
            long[] numbers => Lists(numbers, Longs),
            int[] numbers => Lists(numbers, Ints),
            int => Ints.Cast<object?>(),
            long => Longs.Cast<object?>(),
            double => Doubles.Cast<object?>(),
            float => Floats.Cast<object?>(),
            bool => [true, false],
            Enum => new[] { -1, 1, 2, 99, int.MaxValue, int.MinValue }.Select(number => Enum.ToObject(plain, number)),
            string or null when type == typeof(string) => ["", "bogus", "SAME", "valid\0", new string('x', 100_000)],
            CancellationToken => [new CancellationToken(canceled: true)],
            _ => HostileObjects.For(plain),
        };
        return type.IsValueType && Nullable.GetUnderlyingType(type) is null && !type.IsByRefLike ? values : values.Append(null);
    }

    /// <summary>Extents of one axis more and less, of none, of many, and with every axis hostile in turn.</summary>
    private static IEnumerable<object?> Extents(nint[] extents) =>
    [
        Array.Empty<nint>(),
        new nint[] { 1 },
        (nint[])[.. extents, 1],
        (nint[])[1, .. extents],
        (nint[])[.. extents.Take(extents.Length - 1)],
        Enumerable.Repeat((nint)1, 100_000).ToArray(),
        .. extents.Length == 0 ? Longs.Select(number => new nint[] { (nint)number, 8 }) : [],
        .. Enumerable.Range(0, extents.Length).SelectMany(axis => Longs.Select(number => (nint[])[.. extents[..axis], (nint)number, .. extents[(axis + 1)..]])),
        .. Longs.Select(number => Enumerable.Repeat((nint)number, extents.Length).ToArray()),
    ];

    private static IEnumerable<object?> Lists<T>(T[] numbers, T[] hostile) =>
    [
        Array.Empty<T>(),
        numbers[..1],
        (T[])[.. numbers, .. numbers],
        Enumerable.Repeat(numbers[0], 100_000).ToArray(),
        .. hostile.Select(number => (T[])[number, .. numbers[1..]]),
        .. hostile.Select(number => (T[])[.. numbers[..^1], number]),
    ];

    /// <summary>Hostile elements, wrong lengths, and for tensors wrong ranks, nothing on an axis, and one element that stands for more than memory holds.</summary>
    private static IEnumerable<object?> Boxes<T>(TensorBox<T> box, Type type, T[] elements)
    {
        T[] given = box.Elements;
        foreach (T element in elements)
        {
            yield return box with { Elements = [element, .. given[1..]] };
            yield return box with { Elements = [.. given[..^1], element] };
            yield return box with { Elements = [.. given.Select(_ => element)] };
        }

        if (type.Name.Contains("Tensor", StringComparison.Ordinal))
        {
            nint[] lengths = box.Lengths;
            yield return new TensorBox<T>([], [0]);
            yield return new TensorBox<T>(given, [given.Length]);
            yield return new TensorBox<T>(given, [.. lengths, 1]);
            yield return new TensorBox<T>(given[..1], [.. Enumerable.Repeat((nint)1, 100)]);
            yield return new TensorBox<T>(given[..1], [.. Enumerable.Repeat((nint)1, 100_000)]);
            for (int axis = 0; axis < lengths.Length; axis++)
            {
                yield return new TensorBox<T>([], [.. lengths[..axis], 0, .. lengths[(axis + 1)..]]);
                yield return new TensorBox<T>([.. given, .. given, .. given], [.. lengths[..axis], lengths[axis] + 1, .. lengths[(axis + 1)..]]);
                yield return new TensorBox<T>(given[..1], lengths, new nint[lengths.Length]);
                foreach (nint extent in (nint[])[100_000, int.MaxValue, (nint)1 << 40])
                {
                    yield return new TensorBox<T>(given[..1], [.. lengths[..axis], extent, .. lengths[(axis + 1)..]], new nint[lengths.Length]);
                }
            }

            yield return new TensorBox<T>(given[..1], [.. lengths.Select(_ => (nint)200)], new nint[lengths.Length]);
            yield return new TensorBox<T>(given[..1], [.. lengths.Select(length => length == 1 ? 1 : (nint)200)], new nint[lengths.Length]);
        }
        else
        {
            yield return box with { Elements = [] };
            yield return box with { Elements = given[1..] };
            yield return box with { Elements = [.. given, given[0]] };
            yield return box with { Elements = [.. given, .. given] };
        }
    }
}
