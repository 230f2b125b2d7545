using System.Runtime.CompilerServices;
using CsCheck;

namespace ScsLabs.Policy.Tests.Laws;

/// <summary>How many samples a law is tried on; the environment variable CsCheck_Iter asks for more.</summary>
internal static class Samples
{
    private const int Few = 1_000;

    [ModuleInitializer]
    internal static void Set() => Check.Iter = Math.Max(Check.Iter, Few);
}
