using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ScsLabs.Emulator;

/// <summary>The sessions of users who gave the control token to the console. A cookie holds a random value, never the token.</summary>
/// <remarks>Sessions are kept as hashes, so that looking one up tells nothing of it by its time. At most <see cref="Most"/> are kept; the oldest goes first.</remarks>
internal sealed class ConsoleSessions(string? token, TimeProvider time)
{
    /// <summary>The maximum number of sessions.</summary>
    public const int Most = 32;

    private const string Cookie = "scslabs-console";
    private const int Bytes = 32;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly byte[]? tokenHash = token is null ? null : Hash(token);
    private readonly Lock gate = new();
    private readonly List<(string Hash, CancellationTokenSource Ending)> sessions = [];

    /// <summary>Whether the console asks for the token.</summary>
    public bool AreNeeded => tokenHash is not null;

    /// <summary>Whether a request may use the console: it has a session, or needs none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="end">Cancelled when the session ends, with which the answer must end, too.</param>
    public bool Admit(HttpRequest request, out CancellationToken end)
    {
        end = CancellationToken.None;
        if (!AreNeeded)
        {
            return true;
        }

        // A page at a name below this one could set a cookie of the same name, so each value is tried.
        var hashes = HashesIn(request);
        lock (gate)
        {
            if (sessions.Find(session => hashes.Contains(session.Hash, StringComparer.Ordinal)) is not { Ending: { IsCancellationRequested: false } ending })
            {
                return false;
            }

            end = ending.Token;
            return true;
        }
    }

    /// <summary>Opens a session for who knows the token, and sets its cookie.</summary>
    /// <returns>Whether the token is right.</returns>
    public bool TryOpen(string given, HttpContext context)
    {
        // Hashes have one length, so that the comparison doesn't tell the token's.
        if (tokenHash is null || !CryptographicOperations.FixedTimeEquals(Hash(given), tokenHash))
        {
            return false;
        }

        var value = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
        lock (gate)
        {
            sessions.Add((Convert.ToHexString(Hash(value)), new(Lifetime, time)));
        }

        End(static all => [.. all.Where(static session => session.Ending.IsCancellationRequested), .. all.Take(all.Count - Most)]);
        Set(context, value, (int)Lifetime.TotalSeconds);
        return true;
    }

    /// <summary>Ends the sessions of a request.</summary>
    public void Close(HttpContext context)
    {
        var hashes = HashesIn(context.Request);
        End(all => [.. all.Where(session => hashes.Contains(session.Hash, StringComparer.Ordinal))]);
        Set(context, "", 0);
    }

    /// <summary>Removes sessions, and ends what they let in.</summary>
    private void End(Func<List<(string Hash, CancellationTokenSource Ending)>, List<(string Hash, CancellationTokenSource Ending)>> which)
    {
        List<(string Hash, CancellationTokenSource Ending)> ended;
        lock (gate)
        {
            ended = which(sessions);
            sessions.RemoveAll(ended.Contains);
        }

        foreach (var (_, ending) in ended.Distinct())
        {
            ending.Cancel();
            ending.Dispose();
        }
    }

    private static void Set(HttpContext context, string value, int seconds) =>
        context.Response.Headers.SetCookie = $"{NameFor(context.Request)}={value}; Max-Age={seconds}; Path={ConsoleSite.Root}; HttpOnly; SameSite=Strict{(context.Request.IsHttps ? "; Secure" : "")}";

    private static List<string> HashesIn(HttpRequest request) => [.. ValuesIn(request).Select(static value => Convert.ToHexString(Hash(value)))];

    private static IEnumerable<string> ValuesIn(HttpRequest request) =>
        from header in request.Headers.Cookie
        from part in header.Split(';', StringSplitOptions.TrimEntries)
        let name = NameFor(request)
        where part.StartsWith(name + "=", StringComparison.Ordinal) && part.Length == name.Length + 1 + (2 * Bytes)
        select part[(name.Length + 1)..];

    /// <summary>The cookie's name. Cookies know no ports, and emulators side by side must not end each other's sessions.</summary>
    private static string NameFor(HttpRequest request) => $"{Cookie}-{request.Host.Port ?? 0}";

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
