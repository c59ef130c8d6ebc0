using System.Text.RegularExpressions;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PoolFunctional.Properties.Replaying;

/// <summary>Passes a test's messages on; a failure's gets one line more, the command that replays it.</summary>
internal sealed partial class ReplayBus(IMessageBus bus) : IMessageBus
{
    public bool QueueMessage(IMessageSinkMessage message) => bus.QueueMessage(message is ITestFailed failed ? Replayable(failed) : message);

    /// <summary>The bus is its owner's.</summary>
    public void Dispose() { }

    /// <summary>FsCheck ends a failure with the size and the seed of the step that failed.</summary>
    [GeneratedRegex(@"size of (?<size>\d+) and seed of \((?<seed>\d+,\d+)\)")]
    private static partial Regex LastStep { get; }

    private static TestFailed Replayable(ITestFailed failed)
    {
        ITestMethod method = failed.Test.TestCase.TestMethod;
        string[] messages = [.. failed.Messages.Select(message => LastStep.Match(message) is { Success: true } step
            ? $"{message}\nreplay: REPLAY='({step.Groups["seed"]},{step.Groups["size"]})' dotnet test -c Release --filter FullyQualifiedName={method.TestClass.Class.Name}.{method.Method.Name}"
            : message)];
        return new(failed.Test, failed.ExecutionTime, failed.Output, failed.ExceptionTypes, messages, failed.StackTraces, failed.ExceptionParentIndices);
    }
}
