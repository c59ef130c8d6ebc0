using System.Text;

namespace PoolFunctional.Peers;

/// <summary>Fields in the wire form of protocol buffers: as much of it as models need.</summary>
internal static class Protobuf
{
    internal static byte[] Message(params byte[][] fields) => [.. fields.SelectMany(field => field)];

    internal static byte[] Nested(int field, params byte[][] fields) => Bytes(field, Message(fields));

    internal static byte[] Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    /// <summary>A float is four bytes as they are, of wire type 5.</summary>
    internal static byte[] Real(int field, float value) => [.. Varint(((ulong)field << 3) | 5), .. BitConverter.GetBytes(value)];

    internal static byte[] Number(int field, long value) => [.. Varint((ulong)field << 3), .. Varint((ulong)value)];

    internal static byte[] Bytes(int field, ReadOnlySpan<byte> content) => [.. Varint(((ulong)field << 3) | 2), .. Varint((ulong)content.Length), .. content];

    private static byte[] Varint(ulong value) => value < 128 ? [(byte)value] : [(byte)((value & 127) | 128), .. Varint(value >> 7)];
}
