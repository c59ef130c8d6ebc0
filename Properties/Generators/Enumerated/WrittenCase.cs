using System.Numerics;

namespace PoolFunctional.Generators.Enumerated;

/// <summary>A case that is written down: how it is reported, its element type, and its comparison.</summary>
internal sealed record WrittenCase(object Case, ElementType Element, ITypedWork<Finding> Work)
{
    /// <summary>The façade against the definition; a difference says the case, too.</summary>
    internal Finding Compare()
    {
        Finding finding = Finding.Of(() => Element.Do(Work));
        return finding.Difference is null ? finding : finding with { Difference = $"{Case}\n    row {finding.Row}: {finding.Difference}" };
    }

    /// <summary>A comparison that says nothing but what differs.</summary>
    internal static ITypedWork<Finding> Answered(string row, ITypedWork<string?> work) => new Answer(row, work);

    private sealed class Answer(string row, ITypedWork<string?> work) : ITypedWork<Finding>
    {
        public Finding For<T>(ElementType<T> type)
            where T : unmanaged, INumber<T> => new(row, 0, work.For(type));
    }
}
