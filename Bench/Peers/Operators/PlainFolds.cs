namespace PoolFunctional.Peers.Operators;

/// <summary>Operators that need each tap once.</summary>
internal static class PlainFolds
{
    internal struct Minimum : IPlainOperator
    {
        private float total;

        public void Begin() => total = float.PositiveInfinity;

        public void Add(float tap) => total = MathF.Min(total, tap);

        public readonly float End() => total;
    }

    internal struct Sum : IPlainOperator
    {
        private float total;

        public void Begin() => total = 0;

        public void Add(float tap) => total += tap;

        public readonly float End() => total;
    }

    internal struct Product : IPlainOperator
    {
        private float total;

        public void Begin() => total = 1;

        public void Add(float tap) => total *= tap;

        public readonly float End() => total;
    }

    internal struct Range : IPlainOperator
    {
        private float least;
        private float most;

        public void Begin() => (least, most) = (float.PositiveInfinity, float.NegativeInfinity);

        public void Add(float tap) => (least, most) = (MathF.Min(least, tap), MathF.Max(most, tap));

        public readonly float End() => most - least;
    }

    /// <summary>Half the maximum and half the average.</summary>
    internal struct Mixed : IPlainOperator
    {
        private float most;
        private float total;
        private int count;

        public void Begin() => (most, total, count) = (float.NegativeInfinity, 0, 0);

        public void Add(float tap) => (most, total, count) = (MathF.Max(most, tap), total + tap, count + 1);

        public readonly float End() => (0.5f * most) + (0.5f * (total / count));
    }

    internal struct Norm : IPlainOperator
    {
        private float total;

        public void Begin() => total = 0;

        public void Add(float tap) => total += tap * tap;

        public readonly float End() => MathF.Sqrt(total);
    }

    internal struct Power : IPlainOperator
    {
        private float total;
        private int count;

        public void Begin() => (total, count) = (0, 0);

        public void Add(float tap) => (total, count) = (total + MathF.Pow(MathF.Abs(tap), 3), count + 1);

        public readonly float End() => MathF.Pow(total / count, 1f / 3);
    }

    internal struct GeneralizedMean : IPlainOperator
    {
        private float total;
        private int count;

        public void Begin() => (total, count) = (0, 0);

        public void Add(float tap) => (total, count) = (total + MathF.Pow(MathF.Max(tap, 1e-6f), 3), count + 1);

        public readonly float End() => MathF.Pow(total / count, 1f / 3);
    }

    internal struct Expectation : IPlainOperator
    {
        private float total;
        private float weighted;

        public void Begin() => (total, weighted) = (0, 0);

        public void Add(float tap)
        {
            float activation = MathF.Max(tap, 0);
            (total, weighted) = (total + activation, weighted + (activation * activation));
        }

        public readonly float End() => total == 0 ? 0 : weighted / total;
    }
}
