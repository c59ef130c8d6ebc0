using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PoolFunctional.Properties.Mutation.Running;

/// <summary>The tests of this assembly, each to be run alone and again and again: xunit's own cases without its runner.</summary>
internal sealed class Laws : IMessageSink, ITestFrameworkDiscoveryOptions, ISourceInformationProvider
{
    private readonly ManualResetEventSlim found = new();

    private Laws() { }

    internal Dictionary<string, IXunitTestCase> ByName { get; } = [];

    internal static Laws Find()
    {
        Laws laws = new();
        using XunitTestFrameworkDiscoverer discoverer = new(Reflector.Wrap(typeof(Laws).Assembly), laws, laws);
        discoverer.Find(includeSourceInformation: false, laws, laws);
        laws.found.Wait();
        return laws;
    }

    /// <summary>Whether the law holds. Of one that has several cases the first that fails ends it.</summary>
    internal static bool Holds(IXunitTestCase law)
    {
        using FirstFailure bus = new();
        using CancellationTokenSource stop = new();
        object[] output = [.. law.TestMethod.TestClass.Class.ToRuntimeType().GetConstructors(BindingFlags.Public | BindingFlags.Instance).SelectMany(constructor => constructor.GetParameters()).Select(_ => new TestOutputHelper())];
        RunSummary summary = law.RunAsync(bus, bus, output, new ExceptionAggregator(), stop).GetAwaiter().GetResult();
        return summary.Failed == 0 && !bus.HasFailed;
    }

    bool IMessageSink.OnMessage(IMessageSinkMessage message)
    {
        if (message is ITestCaseDiscoveryMessage { TestCase: IXunitTestCase law }) ByName[law.UniqueID] = law;
        if (message is IDiscoveryCompleteMessage) found.Set();
        return true;
    }

    TValue ITestFrameworkOptions.GetValue<TValue>(string name) => default!;

    void ITestFrameworkOptions.SetValue<TValue>(string name, TValue value) { }

    ISourceInformation ISourceInformationProvider.GetSourceInformation(ITestCase testCase) => new SourceInformation();

    void IDisposable.Dispose() { }

    private sealed class FirstFailure : IMessageBus, IMessageSink
    {
        internal bool HasFailed { get; private set; }

        public bool QueueMessage(IMessageSinkMessage message) => !(HasFailed |= message is ITestFailed or IErrorMessage or ITestCleanupFailure);

        bool IMessageSink.OnMessage(IMessageSinkMessage message) => true;

        public void Dispose() { }
    }
}
