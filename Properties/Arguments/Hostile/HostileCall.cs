namespace PoolFunctional.Properties.Arguments.Hostile;

/// <summary>What became of one call, and what is wrong with that.</summary>
internal static class HostileCall
{
    /// <summary>Beyond this one call has used more memory than its arguments could justify.</summary>
    internal const long MostBytes = 256L << 20;

    /// <summary>A door that asks the definition makes garbage for every tap; this bounds that.</summary>
    private const long MostBytesOfTheDefinition = 2L << 30;

    /// <summary>One place may stand for a million elements: where the windows of planes differ, and where the definition answers, each of them makes garbage, of which little is live at once.</summary>
    private const long MostBytesAnElement = 4096;

    private const long MostGarbage = 8L << 30;

    /// <summary>Why the call broke the promise, if it did: it must succeed, or be refused by the name of a parameter that the door has, with all memory as it was.</summary>
    internal static string? Breach(PublicDoor door, object?[] arguments)
    {
        object?[] own = [.. arguments.Select(argument => argument is IBox box ? box.Copy() : argument)];
        object? receiver = OrdinaryCall.Receiver(door);
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            _ = door.Call(receiver, own);
        }
        catch (ArgumentException refusal)
        {
            return refusal.ParamName is null || !(door.TypeParameters.Contains(refusal.ParamName) || door.Parameters.Any(parameter => parameter.Name == refusal.ParamName))
                ? $"refused by a name that the door does not have: {refusal.GetType().Name} {refusal.ParamName ?? "(none)"}: {refusal.Message}"
                : Written(arguments, own);
        }
        catch (OperationCanceledException) when (arguments.Any(argument => argument is CancellationToken { IsCancellationRequested: true }))
        {
            return null;
        }
        catch (InvalidOperationException refusal) when (door.Method.DeclaringType == typeof(PoolStream<float>) || door.Name == "Stream")
        {
            return refusal.Message.StartsWith("No frame", StringComparison.Ordinal) || refusal.Message.StartsWith("No window fits", StringComparison.Ordinal) ? null : refusal.ToString();
        }
        catch (Exception other)
        {
            return $"{other.GetType().Name}: {other.Message} {string.Join(" ", (other.StackTrace ?? "").Split('\n').Take(6).Select(line => line.Trim()))}";
        }

        long used = GC.GetAllocatedBytesForCurrentThread() - before;
        return used > MostOf(door, arguments) ? $"allocated {used} bytes" : null;
    }

    private static long MostOf(PublicDoor door, object?[] arguments) =>
        long.Max(
            door.Family.StartsWith("ReductionLaws", StringComparison.Ordinal) ? MostBytesOfTheDefinition : MostBytes,
            (long)Int128.Min(MostBytesAnElement * arguments.OfType<IBox>().Select(box => box.Count).DefaultIfEmpty(0).Max(), MostGarbage));

    internal static string Shown(PublicDoor door, object?[] arguments) =>
        $"{door}: {string.Join("; ", door.Parameters.Select(parameter => $"{parameter.Name} = {Shown(arguments[parameter.Position])}"))}";

    private static string Shown(object? argument)
    {
        string text = argument switch
        {
            null => "null",
            Array list => $"[{string.Join(", ", list.Cast<object>().Take(8))}] of {list.Length}",
            _ => argument.ToString() ?? "",
        };
        return text.Length > 300 ? $"{text[..300]}…" : text;
    }

    private static string? Written(object?[] given, object?[] after) =>
        given.Zip(after).Any(pair => pair.First is IBox first && pair.Second is IBox second && !first.Memory.Cast<object>().SequenceEqual(second.Memory.Cast<object>()))
            ? "was refused after something had been written"
            : null;
}
