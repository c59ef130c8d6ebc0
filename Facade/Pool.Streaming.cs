using System.Numerics;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary>Pools chunks of frames as they are asked for: the pull form of <see cref="PoolStream{T}"/>, with the bits of pooling all frames together.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="chunks">Whole frames one after another, in chunks of any length.</param>
    /// <param name="reduction">How the taps of a window become one value.</param>
    /// <param name="window">A sliding window whose padding is given in numbers; its first axis is the streamed one.</param>
    /// <param name="frame">The extents of a frame.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The output frames, as many at a time as a chunk completes, and those at the end.</returns>
    /// <exception cref="ArgumentException">As the constructor of <see cref="PoolStream{T}"/>, at once; a chunk that is not of whole frames, when it is reached.</exception>
    /// <exception cref="InvalidOperationException">The chunks end before there are frames enough for one window.</exception>
    /// <example><c>foreach (float[] maxima in Pool.Stream(ReadWav(file), Reduction.Max, Window.Sliding([400], [160]), [1])) …</c>.</example>
    public static IEnumerable<T[]> Stream<T>(IEnumerable<ReadOnlyMemory<T>> chunks, Reduction reduction, Window window, ReadOnlySpan<nint> frame, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(chunks);
        PoolStream<T> checkedNow = new(reduction, window, frame, options);
        return Pulled(reduction, window, checkedNow.FrameShape.ToArray(), options, chunks);
    }

    /// <summary>Pools chunks of frames as they arrive: the pull form of <see cref="PoolStream{T}"/>, with the bits of pooling all frames together.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="chunks">Whole frames one after another, in chunks of any length.</param>
    /// <param name="reduction">How the taps of a window become one value.</param>
    /// <param name="window">A sliding window whose padding is given in numbers; its first axis is the streamed one.</param>
    /// <param name="frame">The extents of a frame.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The output frames, as many at a time as a chunk completes, and those at the end.</returns>
    /// <exception cref="ArgumentException">As the constructor of <see cref="PoolStream{T}"/>, at once; a chunk that is not of whole frames, when it is reached.</exception>
    /// <exception cref="InvalidOperationException">The chunks end before there are frames enough for one window.</exception>
    /// <example><c>await foreach (float[] means in Pool.Stream(camera, Reduction.Average(), Window.Sliding([8, 4, 4]), [3, 480, 640])) …</c>.</example>
    public static IAsyncEnumerable<T[]> Stream<T>(IAsyncEnumerable<ReadOnlyMemory<T>> chunks, Reduction reduction, Window window, ReadOnlySpan<nint> frame, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(chunks);
        PoolStream<T> checkedNow = new(reduction, window, frame, options);
        nint[] shape = checkedNow.FrameShape.ToArray();
        return new Walks<T[]>(cancellation => PulledAsync(reduction, window, shape, options, chunks, cancellation));
    }

    // Each walk over the results is a stream of its own.
    private static IEnumerable<T[]> Pulled<T>(Reduction reduction, Window window, nint[] frame, PoolOptions? options, IEnumerable<ReadOnlyMemory<T>> chunks)
        where T : unmanaged, INumber<T>
    {
        PoolStream<T> stream = new(reduction, window, frame, options);
        foreach (ReadOnlyMemory<T> chunk in chunks)
        {
            T[] given = stream.Push(chunk.Span, nameof(chunks));
            if (given.Length > 0) yield return given;
        }

        T[] last = stream.Complete();
        if (last.Length > 0) yield return last;
    }

    private static async IAsyncEnumerator<T[]> PulledAsync<T>(
        Reduction reduction, Window window, nint[] frame, PoolOptions? options, IAsyncEnumerable<ReadOnlyMemory<T>> chunks, CancellationToken cancellation)
        where T : unmanaged, INumber<T>
    {
        PoolStream<T> stream = new(reduction, window, frame, options);
        await foreach (ReadOnlyMemory<T> chunk in chunks.WithCancellation(cancellation).ConfigureAwait(false))
        {
            T[] given = stream.Push(chunk.Span, nameof(chunks));
            if (given.Length > 0) yield return given;
        }

        T[] last = stream.Complete();
        if (last.Length > 0) yield return last;
    }

    /// <summary>What each walk begins anew, with the cancellation that it is begun with.</summary>
    private sealed class Walks<T>(Func<CancellationToken, IAsyncEnumerator<T>> begin) : IAsyncEnumerable<T>
    {
        public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => begin(cancellationToken);
    }
}
