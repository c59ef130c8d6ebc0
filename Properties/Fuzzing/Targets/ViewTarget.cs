using System.Numerics.Tensors;

namespace PoolFunctional.Fuzzing;

/// <summary>Tensors of any lengths and strides that their own type lets one make: what is answered has the bits of a packed copy's answer.</summary>
internal static class ViewTarget
{
    private const int MostElements = 512;

    /// <summary>Views of more elements are refused, which is quick; those between are answered, which is slow.</summary>
    private const int LeastRefused = 1 << 26;

    internal static void Run(ReadOnlySpan<byte> input)
    {
        Bytes bytes = new(input);
        int rank = 1 + bytes.Below(5);
        (nint[] lengths, nint[] strides) = (new nint[rank], new nint[rank]);
        for (int axis = 0; axis < rank; axis++) (lengths[axis], strides[axis]) = ((nint)bytes.Number(6), (nint)bytes.Number(9));
        Layout layout = (Layout)bytes.Below(4);
        int axes = int.Clamp(rank - (layout == Layout.Plane ? 0 : 2), 1, 3);
        Window window = bytes.Below(3) == 0 ? Drawn.Window(ref bytes, axes) : Window.Square(1 + bytes.Below(2), axes, 1);
        PoolOptions options = Drawn.Options(ref bytes) with { Layout = layout };
        float[] memory = bytes.Reals(64 + bytes.Below(192));
        if (!CanBeMade(memory, lengths, strides)) return;
        ReadOnlyTensorSpan<float> view = new(memory, lengths, strides);
        if (view.FlattenedLength is > MostElements and < LeastRefused) return;
        float[] before = [.. memory];
        Tensor<float>? pooled = Answer(view, window, options);
        Finding.UnlessSame(memory, before, $"the input of a pooling");
        if (pooled is null) return;
        float[] packed = new float[view.FlattenedLength];
        view.FlattenTo(packed);
        float[] expected = new float[pooled.FlattenedLength];
        Pool.Max<float>(packed, lengths, window, expected, options);
        float[] found = new float[pooled.FlattenedLength];
        pooled.FlattenTo(found);
        Finding.UnlessSame(found, expected, $"lengths [{string.Join(", ", lengths)}], strides [{string.Join(", ", strides)}], {window}, {layout}");
    }

    /// <summary>What the tensor's own constructor refuses is none of ours.</summary>
    private static bool CanBeMade(float[] memory, nint[] lengths, nint[] strides)
    {
        try
        {
            return new ReadOnlyTensorSpan<float>(memory, lengths, strides).Rank > 0;
        }
        catch (Exception refusal) when (refusal is ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            return false;
        }
    }

    private static Tensor<float>? Answer(in ReadOnlyTensorSpan<float> view, Window window, PoolOptions options)
    {
        try
        {
            return Pool.Max(view, window, options);
        }
        catch (ArgumentException refusal)
        {
            Finding.Unless(refusal.ParamName is "x" or "window" or "options", $"refused by the name {refusal.ParamName}: {refusal.Message}");
            return null;
        }
    }
}
