namespace PoolFunctional.Generators.Loads;

/// <summary>Runs that are cancelled before they begin or meanwhile, and the runs after them.</summary>
internal static class CancelledRuns
{
    /// <summary>What is wrong with a load of which some runs are cancelled, or null: a cancelled run says so, and leaves a plan that runs.</summary>
    internal static string? Complaint(Load load)
    {
        (int[] expected, float[] destination) = (load.Bits(), load.Destination());
        if (!Cancel(load, destination, turn: 0)) return "a run whose cancellation was asked for before it began did not say so";
        if (!load.Bits(destination).AsSpan().SequenceEqual(expected)) return "other bits after a run that was cancelled before it began";
        for (int turn = 0; turn < 10; turn++) Cancel(load, destination, turn);
        return load.Bits(destination).AsSpan().SequenceEqual(expected) ? null : "other bits after runs that were cancelled meanwhile";
    }

    /// <summary>What is wrong with a load that adds to its destination, or null: a cancelled run leaves that as it was.</summary>
    internal static string? ComplaintOfAdding(Load load)
    {
        for (int turn = 0; turn < 40; turn++)
        {
            float[] destination = load.Destination();
            if (!Cancel(load, destination, turn)) continue;
            int changed = Array.FindIndex(destination, element => element != Load.Present);
            if (changed >= 0) return $"element {changed} was {Load.Present} and is {destination[changed]} after cancelled run {turn}";
        }

        return null;
    }

    /// <summary>Whether a run was cancelled: before it began in even turns, else at some time while it was under way if it was not done before.</summary>
    internal static bool Cancel(Load load, float[] destination, int turn)
    {
        using CancellationTokenSource source = new();
        if (turn % 2 == 0) source.Cancel();
        else source.CancelAfter(TimeSpan.FromMicroseconds(turn % 50));
        try
        {
            load.Run(destination, source.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }
}
