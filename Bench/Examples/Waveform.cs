#!/usr/bin/env dotnet
#:project ../../Core
#:project ../../Facade
#:package ScottPlot
#:package SkiaSharp
#:package SkiaSharp.NativeAssets.Linux.NoDependencies
#:include Support/Expect.cs
#:include ../Failure.cs
#:include ../Charts/Lettered.cs
#:include ../Pictures/Lettering.cs
#:include ../Pictures/Palette.cs
#:include ../Checks/Stopclock.cs

// A minute of sound in 1,200 columns: the least and the largest sample of each, beside one sample of each. A click of a single sample must not be lost.
using PoolFunctional;
using PoolFunctional.Bench.Charts;
using PoolFunctional.Bench.Checks;
using PoolFunctional.Examples;
using ScottPlot;
using ScottPlot.Plottables;
using Layout = PoolFunctional.Layout;
using Palette = PoolFunctional.Bench.Pictures.Palette;

const int Rate = 48_000, Seconds = 60, Samples = Rate * Seconds, Columns = 1200, PerColumn = Samples / Columns;
const int Click = (41 * Rate) + 1234;
const float Loud = 0.95f;

// A tone that rises from 20 Hz to 8 kHz under a slow swell, never beyond 0.6, and the click.
float[] sound = new float[Samples];
for (int i = 0; i < Samples; i++)
{
    double at = (double)i / Rate;
    double phase = 2 * Math.PI * ((20 * at) + ((8000 - 20) * at * at / (2 * Seconds)));
    sound[i] = (float)((0.35 + (0.25 * Math.Sin(2 * Math.PI * at / 12))) * Math.Sin(phase));
}

sound[Click] = Loud;

PoolOptions line = new() { Layout = Layout.Plane };
PoolPlan<float> least = Pool.Compile<float>(Reduction.Min, Window.Sliding([PerColumn]), [Samples], line);
PoolPlan<float> largest = Pool.Compile<float>(Reduction.Max, Window.Sliding([PerColumn]), [Samples], line);
float[] low = new float[Columns], high = new float[Columns];
TimeSpan time = Stopclock.Median(() =>
{
    least.Run(sound, low);
    largest.Run(sound, high);
});
float[] kept = [.. Enumerable.Range(0, Columns).Select(column => sound[column * PerColumn])];
Console.WriteLine($"{Samples:N0} samples, {Seconds} s at {Rate / 1000} kHz, in {Columns:N0} columns of {PerColumn:N0}: {time.TotalMilliseconds:F2} ms for both");

// The same of a sound that arrives a few milliseconds at a time and is never held as a whole.
PoolStream<float> stream = new(Reduction.Max, Window.Sliding([PerColumn]), frame: [], line);
float[] streamed = [.. sound.Chunk(1000).SelectMany(piece => stream.Push(piece)), .. stream.Complete()];

Expect.That(high.Max() == Loud && Array.IndexOf(high, Loud) == Click / PerColumn, $"the click is the largest sample of its column, column {Click / PerColumn}");
Expect.That(kept.Max() < 0.61f, $"one sample of each column loses it: the largest of them is {kept.Max():F2}");
Expect.That(low.Min() == sound.Min() && high.Max() == sound.Max(), "no sample is beyond the columns");
Expect.That(streamed.AsSpan().SequenceEqual(high), "a stream in pieces of 1,000 samples has the same columns");

Draw(Path.Combine("out", "example-waveform.png"));

void Draw(string path)
{
    double[] seconds = [.. Enumerable.Range(0, Columns).Select(column => (column + 0.5) * Seconds / Columns)];
    Plot pooled = Panel($"Pooled: the least and the largest of every {PerColumn:N0} samples", "");
    FillY band = pooled.Add.FillY(seconds, Double(low), Double(high));
    band.FillColor = Color.FromSKColor(Palette.Window(0));
    band.LineWidth = 1;
    band.LineColor = band.FillColor;
    Mark(pooled, "the click, one sample in 2,880,000");

    Plot picked = Panel($"Picked: one of every {PerColumn:N0} samples", "seconds");
    Scatter joined = picked.Add.ScatterLine(seconds, Double(kept), Color.FromSKColor(Palette.Window(1)));
    joined.LineWidth = 1;
    Mark(picked, "no click, and rhythms that are not there");

    Multiplot both = new();
    both.RemovePlot(both.GetPlot(0));
    both.AddPlot(pooled);
    both.AddPlot(picked);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    both.SavePng(path, 1100, 620);
    Console.WriteLine(path);
}

static Plot Panel(string title, string x)
{
    Plot panel = Lettered.Plot(title, x, "");
    panel.Axes.SetLimits(0, Seconds, -1.05, 1.05);
    return panel;
}

static void Mark(Plot panel, string says)
{
    Text note = panel.Add.Text(says, ((double)Click / Rate) + 0.4, Loud);
    note.LabelFontSize = 15;
    note.LabelFontColor = Color.FromSKColor(Palette.Ink);
}

static double[] Double(float[] values) => [.. values.Select(value => (double)value)];
