using System.ComponentModel;
using FsCheck.Xunit;
using Microsoft.FSharp.Core;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PoolFunctional.Properties.Replaying;

/// <summary>FsCheck's test of a law, whose failure says how to replay it.</summary>
public sealed class Law : PropertyTestCase
{
    public Law(IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(messages, display, options, method, FSharpOption<object[]>.None) { }

    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("For xunit, which makes one and then deserialises it.")]
    public Law() { }

    public override Task<RunSummary> RunAsync(IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource) =>
        base.RunAsync(diagnosticMessageSink, new ReplayBus(messageBus), constructorArguments, aggregator, cancellationTokenSource);
}
