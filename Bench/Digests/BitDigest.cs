using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PoolFunctional.Digests;

/// <summary>SHA-256 over the bits of results, little-endian whatever the machine; before the elements of a result goes their number.</summary>
internal sealed class BitDigest : IDisposable
{
    private const int Shown = 8;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    internal void Add<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Span<byte> count = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(count, values.Length);
        hash.AppendData(count);
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(values);
        hash.AppendData(BitConverter.IsLittleEndian || values.Length == 0 ? bytes : Reversed(bytes, bytes.Length / values.Length));
    }

    /// <summary>The first 16 hexadecimal digits of the digest.</summary>
    internal string Digits() => Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, Shown));

    /// <summary>Frees the hash.</summary>
    public void Dispose() => hash.Dispose();

    private static byte[] Reversed(ReadOnlySpan<byte> bytes, int size)
    {
        byte[] reversed = bytes.ToArray();
        for (int at = 0; at < reversed.Length; at += size) reversed.AsSpan(at, size).Reverse();
        return reversed;
    }
}
