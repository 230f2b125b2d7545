namespace ScsLabs.Generators;

/// <summary>Emits the list of all operations, and a typed client for each service.</summary>
internal static class RegistryEmitter
{
    private const string Calls = "global::ScsLabs.Model.Calls.";

    public static string Registry(string assembly, IEnumerable<RegistryEntry> entries)
    {
        var code = new CodeWriter();
        code.Line($"namespace {assembly};").Line();
        code.Line("/// <summary>Every operation that is declared here.</summary>");
        code.Block("internal static class Operations", () =>
        {
            code.Line("/// <summary>All of them, by service and name.</summary>");
            code.Line($"public static global::System.Collections.Generic.IReadOnlyList<{Calls}Operation> All {{ get; }} =").Line("[");
            foreach (var entry in entries.OrderBy(entry => entry.Request, StringComparer.Ordinal))
            {
                code.Line($"    global::{entry.Namespace}.{entry.Name}Operation.Instance,");
            }

            code.Line("];");
        });
        return code.ToString();
    }

    public static string ClientName(string api)
    {
        var name = api.Substring(api.LastIndexOf('.') + 1);
        return (name.EndsWith("Api", StringComparison.Ordinal) ? name.Substring(0, name.Length - 3) : name) + "Client";
    }

    public static string Client(string api, IEnumerable<RegistryEntry> entries)
    {
        var code = new CodeWriter();
        var name = ClientName(api);
        var all = entries.OrderBy(entry => entry.Name, StringComparer.Ordinal).ToList();
        code.Line($"namespace {all[0].Namespace};").Line();
        code.Line($"/// <summary>A typed client of <see cref=\"{api}\"/>.</summary>");
        code.Line("/// <param name=\"transport\">Signs, sends and receives.</param>");
        code.Block($"{(all.TrueForAll(entry => entry.IsPublic) ? "public" : "internal")} sealed class {name}({Calls}IServiceTransport transport)", () =>
        {
            foreach (var entry in all)
            {
                var result = entry.Result ?? Calls + "Nothing";
                code.Line($"/// <summary>Calls <see cref=\"{entry.Request}\"/>.</summary>");
                code.Line($"public global::System.Threading.Tasks.Task<{result}> {entry.Name}Async({entry.Request} request, global::System.Threading.CancellationToken cancellationToken = default) =>");
                code.Line($"    transport.SendAsync({entry.Name}Operation.Instance, request, cancellationToken);").Line();
            }
        });
        return code.ToString();
    }
}
