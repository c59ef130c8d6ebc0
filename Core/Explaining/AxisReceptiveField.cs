namespace PoolFunctional;

/// <summary>What the outputs of a stack of windows see of one axis of the stack's input. Equality is structural.</summary>
public sealed record AxisReceptiveField
{
    /// <summary>Positions beyond this could overflow in the next window.</summary>
    private const long FarthestPosition = int.MaxValue;

    private AxisReceptiveField(int axis, Sequence<InputRange> fields, InputRange beyond)
    {
        (Axis, Fields) = (axis, fields);
        Size = fields.Max(field => field.Length);
        Start = fields[0].First;
        Jump = fields.Count == 1 && beyond.Length == 0 ? 0 : fields.Append(beyond).ElementAt(1).First - Start;
        IsRegular = fields.Zip(fields.Skip(1), (field, next) => next.First - field.First == Jump && next.Length == field.Length).All(regular => regular);
    }

    /// <summary>The spatial axis, from 0.</summary>
    public int Axis { get; }

    /// <summary>The hull of what each output sees, in order; positions outside the input are padding.</summary>
    public Sequence<InputRange> Fields { get; }

    /// <summary>The length of the longest field, in input elements.</summary>
    public long Size { get; }

    /// <summary>Input elements between the starts of the first two fields (of a single output: to where the next would start, 0 where windows are a list).</summary>
    public long Jump { get; }

    /// <summary>The first position that output 0 sees; negative inside padding.</summary>
    public long Start { get; }

    /// <summary>Whether every field has one size and all neighbours one jump; adaptive windows need not.</summary>
    public bool IsRegular { get; }

    internal static Result<AxisReceptiveField, PoolError> Of(int axis, Sequence<AxisPlan> stack, long outputs) =>
        from beyond in Field(stack, outputs)
        from fields in Fitting(Enumerable.Range(0, (int)outputs).Select(output => Field(stack, output)).ToSequence())
        select new AxisReceptiveField(axis, fields, beyond);

    /// <summary>The axis as one line.</summary>
    /// <returns>The text.</returns>
    public string Describe() =>
        $"axis {Axis}: size {Size}, jump {Jump}, start {Start}{(IsRegular ? "" : ", irregular: " + string.Join("; ", Fields))}";

    /// <inheritdoc cref="Describe"/>
    public override string ToString() => Describe();

    /// <summary>All ranges, or the first error; one pass, for there may be a million.</summary>
    private static Result<Sequence<InputRange>, PoolError> Fitting(Sequence<Result<InputRange, PoolError>> fields) =>
        fields.FirstOrDefault(field => field is Result<InputRange, PoolError>.Failed, Outcome.Ok(default(InputRange)))
            .Select(_ => fields.Select(field => field.Match(range => range, _ => default)).ToSequence());

    private static Result<InputRange, PoolError> Field(Sequence<AxisPlan> stack, long output) =>
        stack.Reverse().Aggregate(Outcome.Ok(new InputRange(output, output)), (range, plan) => range.Bind(seen => Through(plan, seen)));

    private static Result<InputRange, PoolError> Through(AxisPlan plan, InputRange seen)
    {
        long farthest = long.Max(long.Abs(seen.First), long.Abs(seen.Last));
        if (farthest > FarthestPosition) return Outcome.Fail<InputRange>(new PoolError.WindowTooLarge(farthest, FarthestPosition));
        return Outcome.Ok(seen.Length == 0 ? seen : plan.HullOf(seen.First, seen.Last));
    }
}
