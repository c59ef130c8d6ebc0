#!/usr/bin/env dotnet
#:project ../../Core
#:project ../../Facade
#:package Microsoft.ML.OnnxRuntime
#:include Support/Expect.cs
#:include ../Peers/Protobuf.cs

// Token embeddings from ONNX Runtime become one vector per sentence: the mean over the real tokens, at length 1, read where the runtime left them.
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using PoolFunctional;
using PoolFunctional.Examples;
using static PoolFunctional.Peers.Protobuf;

const int Features = 32;
const int LongElement = 7, FloatElement = 1;        // ONNX's numbers for element types
const int Opset = 18, Representation = 8;

string[] sentences = ["the cat sleeps on the sofa", "a kitten naps on its bed", "a dog dozes", "the bank raises the interest rate on its new loan"];

// Words of one topic have vectors that point roughly the same way; padding is a token like any other, and as loud.
string[][] topics =
[
    ["[pad]"], ["cat", "kitten", "dog"], ["sleeps", "naps", "dozes"], ["sofa", "bed"], ["bank", "interest", "rate", "loan"], ["raises", "new"], ["the"], ["a"], ["on"], ["its"],
];
string[] vocabulary = [.. topics.SelectMany(topic => topic)];
Random random = new(7);
float[] table = [.. topics.SelectMany(topic => Around(Direction(), topic.Length))];

using SessionOptions settings = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
using InferenceSession session = new(Model(), settings);
using RunOptions options = new();

long allocated = 0;

// 1. All sentences in one batch, padded to the longest.
float[] masked = Pooled(sentences, everyTokenCounts: false);
float[] naive = Pooled(sentences, everyTokenCounts: true);
Console.WriteLine($"{sentences.Length} sentences of {string.Join(", ", sentences.Select(sentence => sentence.Split(' ').Length))} tokens, {Features} features\n");
Console.WriteLine("cosine similarity            masked mean                  mean of every token");
for (int row = 0; row < sentences.Length; row++)
{
    string Line(float[] vectors) => string.Join("  ", sentences.Select((_, column) => $"{Cosine(Row(vectors, row), Row(vectors, column)),5:F2}"));
    Console.WriteLine($"{Shortened(sentences[row]),-26}   {Line(masked)}   {Line(naive)}");
}

Console.WriteLine();

// 2. Each sentence alone has no padding: that is what its vector should be.
bool same = true;
float closest = 0;
for (int row = 0; row < sentences.Length; row++)
{
    float[] alone = Pooled([sentences[row]], everyTokenCounts: false);
    same &= alone.AsSpan().SequenceEqual(Row(masked, row));
    if (sentences[row] != sentences[^1]) closest = MathF.Max(closest, Cosine(alone, Row(naive, row)));
}

Expect.That(same, "padding does not change a sentence's vector, not by a bit");
Expect.That(closest < 0.9f, $"a mean over every token does: a padded sentence is at most {closest:F2} like itself");
Expect.That(Cosine(Row(masked, 0), Row(masked, 1)) > Cosine(Row(masked, 0), Row(masked, 3)), "a cat on a sofa is more like a kitten on a bed than like a bank");
Expect.That(allocated == 0, "pooling out of the runtime's memory, once warm, allocates nothing");
Expect.That(Enumerable.Range(0, sentences.Length).All(row => MathF.Abs(TensorPrimitives.Norm<float>(Row(masked, row)) - 1) < 1e-6f), "every vector has length 1");

float[] Pooled(string[] batch, bool everyTokenCounts)
{
    int longest = batch.Max(sentence => sentence.Split(' ').Length);
    long[] ids = [.. batch.SelectMany(sentence => sentence.Split(' ').Concat(Enumerable.Repeat("[pad]", longest)).Take(longest)).Select(word => (long)Array.IndexOf(vocabulary, word))];
    long[] mask = [.. ids.Select(id => everyTokenCounts || id != 0 ? 1L : 0L)];
    using OrtValue input = OrtValue.CreateTensorValueFromMemory(ids, [batch.Length, longest]);
    using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(options, ["ids"], [input], ["tokens"]);

    ReadOnlySpan<float> tokens = outputs[0].GetTensorDataAsSpan<float>();        // the runtime's own memory
    float[] vectors = new float[batch.Length * Features];
    SequencePool.Mean<float, long>(tokens, mask, [batch.Length, longest, Features], vectors, Normalization.L2);
    long before = GC.GetAllocatedBytesForCurrentThread();
    SequencePool.Mean<float, long>(tokens, mask, [batch.Length, longest, Features], vectors, Normalization.L2);
    allocated += GC.GetAllocatedBytesForCurrentThread() - before;
    return vectors;
}

// An embedding layer: tokens[batch, token, feature] = table[ids[batch, token], feature].
byte[] Model() => Message(
    Number(1, Representation),
    Nested(8, Number(2, Opset)),
    Nested(
        7,
        Nested(1, Text(1, "table"), Text(1, "ids"), Text(2, "tokens"), Text(4, "Gather")),
        Text(2, "embedding"),
        Nested(5, Number(1, vocabulary.Length), Number(1, Features), Number(2, FloatElement), Text(8, "table"), Bytes(9, MemoryMarshal.AsBytes<float>(table))),
        Nested(11, Value("ids", LongElement, "batch", "token")),
        Nested(12, Value("tokens", FloatElement, "batch", "token", "feature"))));

byte[] Value(string name, long type, params string[] axes) =>
    Message(Text(1, name), Nested(2, Nested(1, Number(1, type), Nested(2, [.. axes.Select(axis => Nested(1, Text(2, axis)))]))));

float[] Direction() => [.. Enumerable.Range(0, Features).Select(_ => (random.NextSingle() * 2) - 1)];

IEnumerable<float> Around(float[] topic, int words) => Enumerable.Range(0, words).SelectMany(_ => topic.Zip(Direction(), (shared, own) => shared + (0.4f * own)));

static ReadOnlySpan<float> Row(float[] vectors, int row) => vectors.AsSpan(row * Features, Features);

static float Cosine(ReadOnlySpan<float> left, ReadOnlySpan<float> right) => TensorPrimitives.CosineSimilarity(left, right);

static string Shortened(string sentence) => sentence.Length <= 26 ? sentence : sentence[..25] + "…";
