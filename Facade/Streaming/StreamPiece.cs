using System.Numerics;
using PoolFunctional.Engine;
using PoolFunctional.Engine.Schedules;

namespace PoolFunctional.Streaming;

/// <summary>Some neighbouring output frames of a stream: a plan over the frames that they see, made ready to run on frames as they lie in the stream.</summary>
internal sealed class StreamPiece<T>
    where T : unmanaged, INumber<T>
{
    private readonly FrameForm input;
    private readonly FrameForm output;
    private readonly Schedule<T> schedule;
    private readonly T[] packed;
    private readonly T[] result;

    internal StreamPiece(Plan plan, Reduction reduction, PoolOptions options, FrameForm input, FrameForm output)
    {
        (this.input, this.output) = (input, output);
        (Frames, Outputs) = ((int)plan.Input.Spatial[0], (int)plan.Output.Spatial[0]);
        Job<T> job = new(plan, reduction, options);

        // Where no axis comes before the streamed one, frames one after another are the dense tensor; else the engine reads and writes them by their strides, where it can.
        Schedule<T>? inPlace = input.Outer == 1 ? ScheduleTable.Choose(job) : new StridedSchedules<T>(job, input.Form).For(input.Strides(Frames), output.Strides(Outputs));
        schedule = inPlace ?? ScheduleTable.Choose(job);
        (packed, result) = inPlace is null ? (new T[Frames * input.Elements], new T[Outputs * output.Elements]) : ([], []);
    }

    /// <summary>How many frames it reads.</summary>
    internal int Frames { get; }

    /// <summary>How many frames it writes.</summary>
    internal int Outputs { get; }

    internal void Run(ReadOnlySpan<T> frames, Span<T> destination)
    {
        if (packed.Length == 0)
        {
            schedule.Run(frames, destination, CancellationToken.None);
            return;
        }

        input.Pack(frames, Frames, packed);
        schedule.Run(packed, result, CancellationToken.None);
        output.Unpack<T>(result, Outputs, destination);
    }
}
