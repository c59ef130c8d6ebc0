using System.Runtime.Intrinsics;

namespace PoolFunctional.Engine.Quick;

/// <summary>
/// A reduction of floats in whatever order and with whatever operations are quickest, and how far the definition's result may be from it: within the slack, or the
/// slack is a NaN. NaN among the taps makes a sum NaN; infinities end in NaN too, so that the definition answers.
/// </summary>
internal interface IQuickFormula
{
    /// <summary>Whether the taps are walked over a first time, for a maximum or a sum that guides the second.</summary>
    static abstract bool HasGuide { get; }

    static abstract bool IsGuidedByMaximum { get; }

    static abstract bool HasTwoSums { get; }

    /// <summary>Whether this one, with its exponent, is within the bounds.</summary>
    bool Holds { get; }

    Vector512<double> Guide(Vector512<double> total, Vector512<double> count);

    /// <summary>What both sums have in common.</summary>
    Vector512<double> Term(Vector512<double> tap, Vector512<double> guide);

    Vector512<double> First(Vector512<double> sum, Vector512<double> term);

    Vector512<double> Second(Vector512<double> sum, Vector512<double> tap, Vector512<double> guide, Vector512<double> term);

    Vector512<double> Finish(Vector512<double> guide, Vector512<double> first, Vector512<double> second, Vector512<double> count, out Vector512<double> slack);
}
