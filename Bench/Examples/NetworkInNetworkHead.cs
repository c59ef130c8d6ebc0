#!/usr/bin/env dotnet
#:project ../../Core
#:project ../../Facade
#:package System.Numerics.Tensors
#:include Support/Expect.cs
#:include ../Checks/Stopclock.cs

// The head of "Network in Network" (Lin, Chen and Yan, 2013): one feature map per class, its global average, softmax. Beside it the head that it replaced: flatten, then a dense layer.
using System.Numerics.Tensors;
using PoolFunctional;
using PoolFunctional.Bench.Checks;
using PoolFunctional.Examples;

const int Pictures = 8, Classes = 1000, Extent = 6, Area = Extent * Extent, Inputs = Classes * Area;

Random random = new(7);
float[] maps = [.. Enumerable.Range(0, Pictures * Inputs).Select(i => random.NextSingle() + (i / Area % Classes == 100 * (i / Inputs) ? 3 : 0))];   // picture p is of class 100·p

// The dense layer, with the weights that make it a global average, and a little of its own.
float[] weights = new float[Classes * Inputs];
for (int i = 0; i < weights.Length; i++) weights[i] = i % Inputs / Area == i / Inputs ? 1f / Area : 0;
float[] bias = new float[Classes];

PoolPlan<float> average = Pool.Compile<float>(Reduction.Average(), Window.Global, shape: [Pictures, Classes, Extent, Extent]);
float[] pooled = new float[Pictures * Classes], dense = new float[Pictures * Classes], fromDense = new float[Pictures * Classes];
PoolingHead(maps, pooled);
DenseHead(maps, dense);

TimeSpan[] times = Stopclock.Medians([() => PoolingHead(maps, fromDense), () => DenseHead(maps, fromDense)], TimeSpan.FromMilliseconds(300));
Console.WriteLine($"{Pictures} pictures, {Classes} maps of {Extent}×{Extent} each; medians on this machine\n");
Console.WriteLine($"{"head",-28}{"parameters",14}{"time",12}");
Console.WriteLine($"{"global average, softmax",-28}{0,14:N0}{times[0].TotalMicroseconds,9:N0} µs");
Console.WriteLine($"{"flatten, dense, softmax",-28}{weights.Length + bias.Length,14:N0}{times[1].TotalMicroseconds,9:N0} µs\n");

Expect.That(Enumerable.Range(0, Pictures).All(picture => Guess(pooled, picture) == 100 * picture), "the global average names the class of every picture");
Expect.That(Enumerable.Range(0, Pictures).All(picture => MathF.Abs(TensorPrimitives.Sum<float>(Row(pooled, picture)) - 1) < 1e-5f), "probabilities sum to 1");
Expect.That(Furthest(pooled, dense) < 1e-6f, $"a global average is a dense layer whose {weights.Length:N0} weights nobody stores (probabilities differ by {Furthest(pooled, dense):0.0e+0})");
Expect.That(times[0] < times[1], $"and takes less time (here 1/{times[1] / times[0]:N0})");

// A picture moved by a pixel: averages do not see it, dense weights do.
for (int i = 0; i < weights.Length; i++) weights[i] += (random.NextSingle() - 0.5f) * 0.02f;
DenseHead(maps, dense);
float[] moved = [.. Enumerable.Range(0, maps.Length).Select(i => maps[(i / Extent * Extent) + ((i + 1) % Extent)])];
float[] pooledMoved = new float[pooled.Length], denseMoved = new float[dense.Length];
PoolingHead(moved, pooledMoved);
DenseHead(moved, denseMoved);
Expect.That(Furthest(pooled, pooledMoved) < 1e-6f, $"moved by a pixel, a picture has the same probabilities by averages (to {Furthest(pooled, pooledMoved):0.0e+0})");
Expect.That(Furthest(dense, denseMoved) > 1e-3f, $"and others by a dense layer with weights of its own (by {Furthest(dense, denseMoved):F3})");

void PoolingHead(float[] x, float[] probabilities)
{
    average.Run(x, probabilities);
    for (int picture = 0; picture < Pictures; picture++) TensorPrimitives.SoftMax(Row(probabilities, picture), Row(probabilities, picture));
}

void DenseHead(float[] x, float[] probabilities)
{
    for (int i = 0; i < probabilities.Length; i++)
    {
        (int picture, int answer) = (i / Classes, i % Classes);
        probabilities[i] = bias[answer] + TensorPrimitives.Dot<float>(x.AsSpan(picture * Inputs, Inputs), weights.AsSpan(answer * Inputs, Inputs));
    }

    for (int picture = 0; picture < Pictures; picture++) TensorPrimitives.SoftMax(Row(probabilities, picture), Row(probabilities, picture));
}

static Span<float> Row(float[] values, int picture) => values.AsSpan(picture * Classes, Classes);

static int Guess(float[] probabilities, int picture) => TensorPrimitives.IndexOfMax<float>(Row(probabilities, picture));

static float Furthest(float[] left, float[] right) => left.Zip(right, (one, other) => MathF.Abs(one - other)).Max();
