namespace PoolFunctional.Properties.Rows;

/// <summary>Gradients by the façade on plain arrays of double, and tangents by the definition.</summary>
internal static class RowGradients
{
    internal static double[] Of(SequenceReduction reduction, double[] outputGradient, double[] tokens, bool[] mask, nint[] shape, Normalization normalization, Ties? ties = null, double[]? addedTo = null)
    {
        double[] gradient = addedTo is null ? new double[tokens.Length] : [.. addedTo];
        SequencePool.Backward<double, bool>(outputGradient, tokens, mask, shape, reduction, gradient, normalization, ties, addedTo is null ? Writing.Overwrite : Writing.Accumulate);
        return gradient;
    }

    internal static double[] Of(SegmentReduction reduction, double[] outputGradient, double[] rows, Segments segments, nint[] shape, Ties? ties = null, double[]? addedTo = null)
    {
        double[] gradient = addedTo is null ? new double[rows.Length] : [.. addedTo];
        SegmentPool.Backward(outputGradient, rows, shape, segments, reduction, gradient, ties, addedTo is null ? Writing.Overwrite : Writing.Accumulate);
        return gradient;
    }

    internal static double[] Jvp(SequenceReduction reduction, double[] tangent, double[] tokens, bool[] mask, nint[] shape, Normalization normalization, Ties ties)
    {
        Result<RowTable<double>, PoolError> y =
            from extents in TokenShape.Create(shape[0], shape[1], shape[2])
            from x in TokenBatch.Create<double>(extents, tokens, mask)
            from moving in TokenBatch.Create<double>(extents, tangent, mask)
            from moved in Reference.Jvp(moving, x, reduction, normalization, ties)
            select moved;
        return [.. y.Match(table => table.Values, error => throw new InvalidOperationException(error.Message))];
    }

    internal static double[] Jvp(SegmentReduction reduction, double[] tangent, double[] rows, Segmentation segmentation, nint[] shape, Ties ties)
    {
        Result<RowTable<double>, PoolError> y =
            from x in RowTable.Create<double>(shape[0], shape[1], rows)
            from moving in RowTable.Create<double>(shape[0], shape[1], tangent)
            from moved in Reference.Jvp(moving, x, segmentation, reduction, ties)
            select moved;
        return [.. y.Match(table => table.Values, error => throw new InvalidOperationException(error.Message))];
    }
}
