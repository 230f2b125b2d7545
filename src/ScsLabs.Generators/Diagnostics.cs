using Microsoft.CodeAnalysis;

namespace ScsLabs.Generators;

/// <summary>The errors that the generator reports in declarations.</summary>
internal static class Diagnostics
{
    public static readonly DiagnosticDescriptor NoHandler = Error(1, "'{0}' has no handler", "Give '{0}' a 'static Result Handle({0} request, …)' (or void), or a 'static Task<Result> HandleAsync({0} request, …)'");

    public static readonly DiagnosticDescriptor NoAsks = Error(2, "'{0}' asks for no permission", "Mark a member of '{0}' as [Target<…>], write 'static IEnumerable<Ask> Asks({0} request, Call call)', or say [AnyResource] or [NoAuthorization(\"why\")]");

    public static readonly DiagnosticDescriptor BadMember = Error(3, "'{0}' can't go over the wire", "The type of '{0}' has no form on the wire: use string, bool, int, long, double, DateTimeOffset, byte[], an enum, a record, or an IReadOnlyList or IReadOnlyDictionary (by string) of these");

    public static readonly DiagnosticDescriptor BadParameter = Error(4, "'{0}' is no handler's parameter", "Handle, HandleAsync, Asks and PrepareAsync take the request, its targets in order, Call, WorldView or Draft, AsCaller, what PrepareAsync gives and CancellationToken, but not '{0}'");

    public static readonly DiagnosticDescriptor NotARecord = Error(5, "'{0}' is no declaration", "'{0}' must be a record with one constructor, its members");

    public static readonly DiagnosticDescriptor UnknownDefault = Error(6, "'{0}' has a default that the generator can't know", "Make the property '{0}' required, or nullable without an initializer; what has another default is a parameter of the record's constructor");

    public static readonly DiagnosticDescriptor BadSpread = Error(7, "'{0}' can't be spread", "[Spread] '{0}' must be a record that isn't nullable, doesn't hold itself, and whose members have names on the wire that no other has");

    private static DiagnosticDescriptor Error(int number, string title, string message) =>
        new($"SCS{number:000}", title, message, "ScsLabs", DiagnosticSeverity.Error, isEnabledByDefault: true);
}

/// <summary>A diagnostic with its location, as plain data.</summary>
internal sealed record Problem(DiagnosticDescriptor Descriptor, string Argument, LocationData Where)
{
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptor, Where.ToLocation(), Argument);
}

/// <summary>A location in a file, as plain data: a <see cref="Location"/> would keep a whole compilation in memory.</summary>
internal sealed record LocationData(string Path, Microsoft.CodeAnalysis.Text.TextSpan Span, Microsoft.CodeAnalysis.Text.LinePositionSpan Lines)
{
    public static LocationData Of(ISymbol symbol)
    {
        var location = symbol.Locations[0];
        return new(location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span);
    }

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
