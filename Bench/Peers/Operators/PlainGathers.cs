namespace PoolFunctional.Peers.Operators;

/// <summary>Operators that look at the taps of a window more than once.</summary>
internal static class PlainGathers
{
    private const int MostTaps = 64;

    internal struct Variance() : IPlainOperator
    {
        private readonly float[] taps = new float[MostTaps];
        private int count;

        public void Begin() => count = 0;

        public void Add(float tap) => taps[count++] = tap;

        public readonly float End()
        {
            (float mean, float total) = (0, 0);
            for (int i = 0; i < count; i++) mean += taps[i];
            mean /= count;
            for (int i = 0; i < count; i++) total += (taps[i] - mean) * (taps[i] - mean);
            return total / count;
        }
    }

    internal struct SoftPool() : IPlainOperator
    {
        private readonly float[] taps = new float[MostTaps];
        private int count;
        private float most;

        public void Begin() => (count, most) = (0, float.NegativeInfinity);

        public void Add(float tap)
        {
            taps[count++] = tap;
            most = MathF.Max(most, tap);
        }

        public readonly float End()
        {
            (float weights, float total) = (0, 0);
            for (int i = 0; i < count; i++)
            {
                float weight = MathF.Exp(taps[i] - most);
                (weights, total) = (weights + weight, total + (weight * taps[i]));
            }

            return total / weights;
        }
    }

    internal struct LogSumExp() : IPlainOperator
    {
        private readonly float[] taps = new float[MostTaps];
        private int count;
        private float most;

        public void Begin() => (count, most) = (0, float.NegativeInfinity);

        public void Add(float tap)
        {
            taps[count++] = tap;
            most = MathF.Max(most, tap);
        }

        public readonly float End()
        {
            float total = 0;
            for (int i = 0; i < count; i++) total += MathF.Exp(10 * (taps[i] - most));
            return most + (MathF.Log(total / count) / 10);
        }
    }

    internal struct Median() : IPlainOperator
    {
        private readonly float[] taps = new float[MostTaps];
        private int count;

        public void Begin() => count = 0;

        public void Add(float tap) => taps[count++] = tap;

        public readonly float End()
        {
            taps.AsSpan(0, count).Sort();
            return taps[(count - 1) / 2];
        }
    }

    /// <summary>The second smallest.</summary>
    internal struct Rank() : IPlainOperator
    {
        private readonly float[] taps = new float[MostTaps];
        private int count;

        public void Begin() => count = 0;

        public void Add(float tap) => taps[count++] = tap;

        public readonly float End()
        {
            taps.AsSpan(0, count).Sort();
            return taps[int.Min(1, count - 1)];
        }
    }
}
