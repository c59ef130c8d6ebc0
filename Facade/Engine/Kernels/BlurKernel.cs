using System.Numerics;
using System.Runtime.CompilerServices;

namespace PoolFunctional.Engine.Kernels;

/// <summary><c>target[x] = Σ weights[j]·rows[j][x]</c>, the products folded pairwise; products and sums are rounded one by one.</summary>
internal static unsafe class BlurKernel
{
    /// <summary>Folds up to seven rows, which the target must not overlap.</summary>
    internal static void Run<TTotal>(TTotal** rows, TTotal* weights, int count, nint length, TTotal* target)
        where TTotal : unmanaged, INumber<TTotal>
    {
        switch (count)
        {
            case 1: Rows<TTotal, Taps1>(rows, weights, length, target); break;
            case 2: Rows<TTotal, Taps2>(rows, weights, length, target); break;
            case 3: Rows<TTotal, Taps3>(rows, weights, length, target); break;
            case 4: Rows<TTotal, Taps4>(rows, weights, length, target); break;
            case 5: Rows<TTotal, Taps5>(rows, weights, length, target); break;
            case 6: Rows<TTotal, Taps6>(rows, weights, length, target); break;
            default: Rows<TTotal, Taps7>(rows, weights, length, target); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows<TTotal, TTaps>(TTotal** rows, TTotal* weights, nint length, TTotal* target)
        where TTotal : unmanaged, INumber<TTotal>
        where TTaps : struct, ITaps
    {
        unchecked
        {
            TTotal* a = rows[0];
            TTotal* b = TTaps.Count > 1 ? rows[1] : a;
            TTotal* c = TTaps.Count > 2 ? rows[2] : a;
            TTotal* d = TTaps.Count > 3 ? rows[3] : a;
            TTotal* e = TTaps.Count > 4 ? rows[4] : a;
            TTotal* f = TTaps.Count > 5 ? rows[5] : a;
            TTotal* g = TTaps.Count > 6 ? rows[6] : a;

            // A row of binomials reads the same from both ends.
            TTotal first = weights[0];
            TTotal second = TTaps.Count > 1 ? weights[1] : first;
            TTotal third = TTaps.Count > 2 ? weights[2] : first;
            TTotal fourth = TTaps.Count > 3 ? weights[3] : first;
            TTotal fifth = TTaps.Count > 4 ? weights[4] : first;
            TTotal sixth = TTaps.Count > 5 ? weights[5] : first;
            nint x = 0;
            if ((typeof(TTotal) == typeof(float) || typeof(TTotal) == typeof(double)) && Vector.IsHardwareAccelerated && length >= Vector<TTotal>.Count)
            {
                (Vector<TTotal> v1, Vector<TTotal> v2, Vector<TTotal> v3) = (Vector.Create(first), Vector.Create(second), Vector.Create(third));
                (Vector<TTotal> v4, Vector<TTotal> v5, Vector<TTotal> v6) = (Vector.Create(fourth), Vector.Create(fifth), Vector.Create(sixth));

                // SAFETY: 0 ≤ x ≤ length − Count; the last register backs up over places that are already done.
                nint last = length - Vector<TTotal>.Count;
                while (true)
                {
                    Vector<TTotal> total = v1 * Vector.Load(a + x);
                    if (TTaps.Count > 1) total += v2 * Vector.Load(b + x);
                    if (TTaps.Count == 3) total += v3 * Vector.Load(c + x);
                    if (TTaps.Count > 3) total += (v3 * Vector.Load(c + x)) + (v4 * Vector.Load(d + x));
                    if (TTaps.Count == 5) total += v5 * Vector.Load(e + x);
                    if (TTaps.Count == 6) total += (v5 * Vector.Load(e + x)) + (v6 * Vector.Load(f + x));
                    if (TTaps.Count == 7) total += ((v5 * Vector.Load(e + x)) + (v6 * Vector.Load(f + x))) + (v1 * Vector.Load(g + x));
                    total.Store(target + x);
                    if (x == last) return;
                    x = nint.Min(x + Vector<TTotal>.Count, last);
                }
            }

            for (; x < length; x++)
            {
                TTotal total = first * a[x];
                if (TTaps.Count > 1) total += second * b[x];
                if (TTaps.Count == 3) total += third * c[x];
                if (TTaps.Count > 3) total += (third * c[x]) + (fourth * d[x]);
                if (TTaps.Count == 5) total += fifth * e[x];
                if (TTaps.Count == 6) total += (fifth * e[x]) + (sixth * f[x]);
                if (TTaps.Count == 7) total += ((fifth * e[x]) + (sixth * f[x])) + (first * g[x]);
                target[x] = total;
            }
        }
    }

    /// <summary>Every so many places of a line as a line of their own: <c>phases[p][i] = line[i·stride + p]</c>, places of <paramref name="inner"/> elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Split<TTotal>(TTotal* line, nint places, nint stride, nint inner, TTotal* phases, nint pitch)
        where TTotal : unmanaged
    {
        unchecked
        {
            nint done = inner == 1 && stride == 2 ? EvenAndOdd(line, places / 2, phases, pitch) : 0;
            for (nint phase = 0; phase < stride; phase++)
            {
                TTotal* target = phases + (phase * pitch);
                if (inner == 1)
                {
                    for (nint i = done, place = (done * stride) + phase; place < places; i++, place += stride) target[i] = line[place];
                    continue;
                }

                for (nint i = 0, place = phase; place < places; i++, place += stride)
                {
                    for (nint channel = 0; channel < inner; channel++) target[(i * inner) + channel] = line[(place * inner) + channel];
                }
            }
        }
    }

    /// <summary>The even and the odd places of a line of floats, as far as whole registers reach.</summary>
    /// <returns>How many of each.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint EvenAndOdd<TTotal>(TTotal* line, nint pairs, TTotal* phases, nint pitch)
        where TTotal : unmanaged
    {
        unchecked
        {
            nint done = 0;
            if (sizeof(TTotal) != sizeof(float) || !Vector.IsHardwareAccelerated) return done;
            for (; done + Vector<float>.Count <= pairs; done += Vector<float>.Count)
            {
                Vector<ulong> low = Vector.Load((ulong*)(line + (2 * done)));
                Vector<ulong> high = Vector.Load((ulong*)(line + (2 * done) + Vector<float>.Count));
                Vector.Narrow(low, high).Store((uint*)(phases + done));
                Vector.Narrow(low >>> 32, high >>> 32).Store((uint*)(phases + pitch + done));
            }

            return done;
        }
    }

    /// <summary>The reverse of <see cref="Split"/>: <c>line[i·stride + p] = phases[p][i]</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Join<TTotal>(TTotal* phases, nint pitch, nint places, nint stride, nint inner, TTotal* line)
        where TTotal : unmanaged
    {
        unchecked
        {
            nint done = inner == 1 && stride == 2 ? Interleaved(phases, pitch, places / 2, line) : 0;
            for (nint phase = 0; phase < stride; phase++)
            {
                TTotal* source = phases + (phase * pitch);
                for (nint i = done, place = (done * stride) + phase; place < places; i++, place += stride)
                {
                    for (nint channel = 0; channel < inner; channel++) line[(place * inner) + channel] = source[(i * inner) + channel];
                }
            }
        }
    }

    /// <summary>Two phases of floats place by place, as far as whole registers reach.</summary>
    /// <returns>How many of each.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Interleaved<TTotal>(TTotal* phases, nint pitch, nint pairs, TTotal* line)
        where TTotal : unmanaged
    {
        unchecked
        {
            nint done = 0;
            if (sizeof(TTotal) != sizeof(float) || !Vector.IsHardwareAccelerated) return done;
            for (; done + Vector<float>.Count <= pairs; done += Vector<float>.Count)
            {
                (Vector<uint> even, Vector<uint> odd) = (Vector.Load((uint*)(phases + done)), Vector.Load((uint*)(phases + pitch + done)));
                (Vector.WidenLower(even) | (Vector.WidenLower(odd) << 32)).Store((ulong*)(line + (2 * done)));
                (Vector.WidenUpper(even) | (Vector.WidenUpper(odd) << 32)).Store((ulong*)(line + (2 * done) + Vector<float>.Count));
            }

            return done;
        }
    }
}
