namespace PoolFunctional.Generators.Rows;

/// <summary>How the rows of a case are grouped.</summary>
public enum Grouping
{
    /// <summary>Ids in any order.</summary>
    Ids,

    /// <summary>Ids in order.</summary>
    SortedIds,

    /// <summary>Offsets.</summary>
    Offsets,
}
