namespace PoolFunctional;

/// <summary>The outcome of a total function: a value, or the reason there is none.</summary>
/// <typeparam name="TValue">What there is when the function succeeds.</typeparam>
/// <typeparam name="TError">Why there is nothing when it does not.</typeparam>
/// <remarks>A closed union of <see cref="Ok"/> and <see cref="Failed"/>; equality is structural.</remarks>
public abstract record Result<TValue, TError>
{
    private Result() { }

    private protected abstract TResult Choose<TResult>(Func<TValue, TResult> ok, Func<TError, TResult> failed);

    /// <summary>Takes the outcome apart: <c>Ok(v).Match(f, g) = f(v)</c>, <c>Failed(e).Match(f, g) = g(e)</c>.</summary>
    /// <typeparam name="TResult">What both branches answer.</typeparam>
    /// <param name="ok">Applied to the value.</param>
    /// <param name="failed">Applied to the error.</param>
    /// <returns>The answer of the branch that applies.</returns>
    public TResult Match<TResult>(Func<TValue, TResult> ok, Func<TError, TResult> failed) => Choose(ok, failed);

    /// <summary>Applies a function to the value: <c>Ok(v).Select(f) = Ok(f(v))</c>; an error stays as it is.</summary>
    /// <typeparam name="TResult">The new value's type.</typeparam>
    /// <param name="selector">The function.</param>
    /// <returns>The new outcome.</returns>
    public Result<TResult, TError> Select<TResult>(Func<TValue, TResult> selector) =>
        Choose<Result<TResult, TError>>(value => new Result<TResult, TError>.Ok(selector(value)), error => new Result<TResult, TError>.Failed(error));

    /// <summary>Continues with a function that may fail: <c>Ok(v).Bind(f) = f(v)</c>; an error stays as it is.</summary>
    /// <typeparam name="TResult">The new value's type.</typeparam>
    /// <param name="next">The function.</param>
    /// <returns>The outcome of the function, or the first error.</returns>
    public Result<TResult, TError> Bind<TResult>(Func<TValue, Result<TResult, TError>> next) =>
        Choose(next, error => new Result<TResult, TError>.Failed(error));

    /// <summary>What a query expression with two <c>from</c> clauses means: <c>Bind</c>, then <c>Select</c>.</summary>
    /// <typeparam name="TNext">The second value's type.</typeparam>
    /// <typeparam name="TResult">The projected type.</typeparam>
    /// <param name="next">The second step.</param>
    /// <param name="project">Joins both values.</param>
    /// <returns>The projected value, or the first error.</returns>
    public Result<TResult, TError> SelectMany<TNext, TResult>(Func<TValue, Result<TNext, TError>> next, Func<TValue, TNext, TResult> project) =>
        Bind(value => next(value).Select(following => project(value, following)));

    /// <summary>A value.</summary>
    public sealed record Ok : Result<TValue, TError>
    {
        internal Ok(TValue value) => Value = value;

        /// <summary>The value.</summary>
        public TValue Value { get; }

        private protected override TResult Choose<TResult>(Func<TValue, TResult> ok, Func<TError, TResult> failed) => ok(Value);
    }

    /// <summary>The reason there is no value.</summary>
    public sealed record Failed : Result<TValue, TError>
    {
        internal Failed(TError error) => Error = error;

        /// <summary>The reason.</summary>
        public TError Error { get; }

        private protected override TResult Choose<TResult>(Func<TValue, TResult> ok, Func<TError, TResult> failed) => failed(Error);
    }
}

/// <summary>Outcomes whose error is a <see cref="PoolError"/>.</summary>
internal static class Outcome
{
    internal static Result<T, PoolError> Ok<T>(T value) => new Result<T, PoolError>.Ok(value);

    internal static Result<T, PoolError> Fail<T>(PoolError error) => new Result<T, PoolError>.Failed(error);

    /// <summary>The value itself where nothing is wrong with it, else the first thing that is.</summary>
    internal static Result<T, PoolError> Unless<T>(T value, IEnumerable<PoolError> wrong) =>
        wrong.Take(1).Select(Fail<T>).SingleOrDefault(Ok(value));

    /// <summary>All values in order, or the first error.</summary>
    internal static Result<Sequence<T>, PoolError> All<T>(IEnumerable<Result<T, PoolError>> outcomes) =>
        outcomes.Aggregate(
            Ok<IEnumerable<T>>([]),
            (sofar, next) => sofar.Bind(values => next.Select(value => values.Append(value))))
        .Select(values => values.ToSequence());
}
