using System.Numerics;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Σ left·right in double, pairwise over a tensor in row-major order, channels first, whatever its layout.</summary>
internal static class PairwiseProduct
{
    private const int MostLevels = 32;

    internal static double Of<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, Shape shape, bool isChannelsLast)
        where T : unmanaged, INumber<T>
    {
        // A block of 2ᵇ products waits at level b for its neighbour on the right; what remains are those of the binary digits of the length.
        Span<double> waiting = stackalloc double[MostLevels];
        (int pixels, int channels) = ((int)shape.PlaneElements, (int)shape.Channels);
        int count = 0;
        for (int plane = 0; plane < shape.Batch * channels; plane++)
        {
            (int item, int channel) = int.DivRem(plane, channels);
            (int first, int step) = isChannelsLast ? ((item * pixels * channels) + channel, channels) : (plane * pixels, 1);
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                int at = first + (pixel * step);
                double total = double.CreateSaturating(left[at]) * double.CreateSaturating(right[at]);
                int level = 0;
                for (; (count >> level & 1) != 0; level++) total = waiting[level] + total;
                waiting[level] = total;
                count++;
            }
        }

        if (count == 0) return 0;
        int least = BitOperations.TrailingZeroCount(count);
        double sum = waiting[least];
        for (int level = least + 1; level < MostLevels; level++)
        {
            if ((count >> level & 1) != 0) sum = waiting[level] + sum;
        }

        return sum;
    }
}
