using PoolFunctional.Engine.Custom;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;
using PoolFunctional.Generators.Types;
using Xunit;

namespace PoolFunctional.Properties.Memory;

/// <summary>The kernels that fold windows of many rows, with as much room as they ask for and a fence behind it: totals of four bytes to more than a register has.</summary>
public sealed unsafe class RowRoomLaws
{
    private const int Fence = 1 << 12;

    public static TheoryData<int> Heights => [2, 3, 7, 8, 13, 16, 17, 63, 64, 100, 255];

    [Theory]
    [MemberData(nameof(Heights))]
    public void Kernels_of_many_rows_stay_in_the_room_that_they_ask_for(int taps)
    {
        foreach (int length in (int[])[1, 8, 40, 300])
        {
            Stays<float, AddReducer<float>, NumberLanes<float>>(taps, length);
            Stays<double, AddReducer<double>, NumberLanes<double>>(taps, length);
            Stays<OptionalTotal<Bins>, CustomReducer<float, Bins, Binned>, OptionalLanes<Bins>>(taps, length);
        }
    }

    private static void Stays<TTotal, TReducer, TSet>(int taps, int length)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal>
    {
        const int Outputs = 9;
        TTotal[] source = GC.AllocateArray<TTotal>(((Outputs + taps) * length) + 128, pinned: true);
        TTotal[] target = GC.AllocateArray<TTotal>((Outputs * length) + 128, pinned: true);
        fixed (TTotal* from = source)
        fixed (TTotal* to = target)
        {
            SweepBlock<TTotal> rows = new(from, length, 0, Outputs + taps - 1, to, length, Outputs, 1, taps, length);
            if (RingKernel.Takes(taps)) Fenced("rings", RingKernel.Room<TTotal>(taps), room => RingKernel.Run<TTotal, TReducer, TSet>(rows, (TTotal*)room));
            Fenced("strips", LadderKernel.Room<TTotal>(rows.Rows, taps), room => LadderKernel.Run<TTotal, TReducer, TSet>(rows, (TTotal*)room));
            Fenced("ends", SweepKernel.Room<TTotal>(taps), room => SweepKernel.Run<TTotal, TReducer, TSet>(rows, (TTotal*)room));
        }

        void Fenced(string what, nint room, Action<nint> run)
        {
            byte[] memory = GC.AllocateArray<byte>(checked((int)(room * sizeof(TTotal))) + Fence, pinned: true);
            memory.AsSpan(memory.Length - Fence).Fill(0xA5);
            fixed (byte* start = memory) run((nint)start);
            Assert.True(memory.AsSpan(memory.Length - Fence).IndexOfAnyExcept((byte)0xA5) < 0, $"{what} of {taps} rows of {length} totals of {sizeof(TTotal)} bytes go beyond their room.");
        }
    }
}
