namespace PoolFunctional.Presets;

/// <summary>The attributes that ONNX's pooling operators share, as they stand in a model.</summary>
internal sealed record OnnxGeometry(Sequence<long> KernelShape, Sequence<long> Strides, Sequence<long> Pads, Sequence<long> Dilations, long CeilMode, string AutoPad);
