using PoolFunctional.Fuzzing;
using SharpFuzz;

// Started by AFL++ (see the script beside this file): one target in one process, each input a call.
// With files after the target's name they are replayed one by one, and the first that breaks a promise says which.
if (args.Length == 0 || !Targets.All.TryGetValue(args[0], out Target? target))
{
    await Console.Error.WriteLineAsync($"usage: TARGET [FILE…], where TARGET is one of {string.Join(", ", Targets.All.Keys)}");
    return 2;
}

if (args.Length == 1)
{
    Fuzzer.Run(stream =>
    {
        using MemoryStream memory = new();
        stream.CopyTo(memory);
        target(memory.ToArray());
    });
    return 0;
}

foreach (string file in args.Skip(1))
{
    Console.WriteLine(file);
    target(await File.ReadAllBytesAsync(file));
}

return 0;
