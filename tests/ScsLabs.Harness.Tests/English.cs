using System.Runtime.CompilerServices;

namespace ScsLabs.Harness.Tests;

/// <summary>The tests compare English texts, whatever the machine's locale is.</summary>
internal static class English
{
    [ModuleInitializer]
    internal static void Choose() => Environment.SetEnvironmentVariable("SCSLABS_LANG", "en");
}
