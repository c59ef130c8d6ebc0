using PoolFunctional.Generators.Types;

namespace PoolFunctional.Bench.Benchmarks;

/// <summary>The sum of bytes in int.</summary>
internal readonly struct ByteSumLoop : ITapLoop<byte, int, int>
{
    public static int Start => 0;

    public static int Next(int total, byte tap) => unchecked(total + tap);

    public static int Finish(int total, int count) => total;
}

/// <summary>The mean of bytes in float.</summary>
internal readonly struct ByteMeanLoop : ITapLoop<byte, int, float>
{
    public static int Start => 0;

    public static int Next(int total, byte tap) => unchecked(total + tap);

    public static float Finish(int total, int count) => (float)total / count;
}

/// <summary>The mean of Halves in float.</summary>
internal readonly struct HalfMeanLoop : ITapLoop<Half, float, float>
{
    public static float Start => 0;

    public static float Next(float total, Half tap) => total + (float)tap;

    public static float Finish(float total, int count) => total / count;
}

/// <summary>The mean of floats in double.</summary>
internal readonly struct SingleMeanLoop : ITapLoop<float, double, double>
{
    public static double Start => 0;

    public static double Next(double total, float tap) => total + tap;

    public static double Finish(double total, int count) => total / count;
}

/// <summary>The average of quantised bytes: scale 0.02 and zero point 128 on both sides, or 0.05 and 10 on the other.</summary>
internal readonly struct QuantizedMeanLoop : ITapLoop<byte, int, byte>
{
    public static int Start => 0;

    public static int Next(int total, byte tap) => unchecked(total + tap - 128);

    public static byte Finish(int total, int count) => (byte)double.Clamp(double.Round((double)total / count) + 128, 0, 255);
}

/// <summary>The same into another quantisation.</summary>
internal readonly struct RequantizedMeanLoop : ITapLoop<byte, int, byte>
{
    public static int Start => 0;

    public static int Next(int total, byte tap) => unchecked(total + tap - 128);

    public static byte Finish(int total, int count) => (byte)double.Clamp(double.Round(total * (0.02 / 0.05) / count) + 10, 0, 255);
}

/// <summary>The flags of any tap.</summary>
internal readonly struct OrLoop : ITapLoop<uint, uint, uint>
{
    public static uint Start => 0;

    public static uint Next(uint total, uint tap) => total | tap;

    public static uint Finish(uint total, int count) => total;
}

/// <summary>The mean of what is above 0.</summary>
internal readonly struct PositiveMeanLoop : ITapLoop<float, SumAndCount, float>
{
    public static SumAndCount Start => default;

    public static SumAndCount Next(SumAndCount total, float tap) => MeanOfPositive.Combine(total, MeanOfPositive.Lift(tap));

    public static float Finish(SumAndCount total, int count) => MeanOfPositive.Finish(total, count);
}
