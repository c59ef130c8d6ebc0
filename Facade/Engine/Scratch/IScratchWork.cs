namespace PoolFunctional.Engine.Scratch;

/// <summary>Units of work that take pieces of scratch memory.</summary>
internal unsafe interface IScratchWork
{
    /// <summary>Takes what it needs of the scratch memory, and works on units <c>[from, to)</c>; while the pieces are only counted there are none.</summary>
    void Work(void* source, void* target, long from, long to, ref Pieces pieces);
}

/// <summary>Runs such work: once over no unit, to count the memory, and then with it.</summary>
internal static unsafe class ScratchWork
{
    internal static void Run<TWork>(TWork work, void* source, void* target, long from, long to)
        where TWork : IScratchWork
    {
        Pieces needed = new(null);
        work.Work(source, target, 0, 0, ref needed);
        Arena.Line[] memory = Arena.Rent(needed.Bytes);
        Pieces pieces = new(Arena.Start(memory));
        work.Work(source, target, from, to, ref pieces);
        Arena.Return(memory);
    }
}
