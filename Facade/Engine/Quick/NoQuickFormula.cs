using System.Runtime.Intrinsics;

namespace PoolFunctional.Engine.Quick;

/// <summary>Where there is no quick formula: it never holds, so none of it is asked.</summary>
internal readonly struct NoQuickFormula : IQuickFormula
{
    public static bool HasGuide => false;

    public static bool IsGuidedByMaximum => false;

    public static bool HasTwoSums => false;

    public bool Holds => false;

    public Vector512<double> Guide(Vector512<double> total, Vector512<double> count) => total;

    public Vector512<double> Term(Vector512<double> tap, Vector512<double> guide) => tap;

    public Vector512<double> First(Vector512<double> sum, Vector512<double> term) => sum;

    public Vector512<double> Second(Vector512<double> sum, Vector512<double> tap, Vector512<double> guide, Vector512<double> term) => sum;

    public Vector512<double> Finish(Vector512<double> guide, Vector512<double> first, Vector512<double> second, Vector512<double> count, out Vector512<double> slack) => slack = Vector512.Create(double.NaN);
}
