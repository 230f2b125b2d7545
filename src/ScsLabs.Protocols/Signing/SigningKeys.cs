using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Protocols.Signing;

/// <summary>Derives signing keys and caches them: a caller's key for a day serves all requests of that day.</summary>
/// <remarks>Bounds: 1,024 keys; when the cache is full, it is cleared.</remarks>
internal sealed class SigningKeys
{
    private const int Capacity = 1024;
    private readonly ConcurrentDictionary<(string Secret, string Date, string Region, string Service), byte[]> keys = new();

    public byte[] Of(string secret, CredentialScope scope)
    {
        var which = (secret, scope.Date, scope.Region, scope.Service);
        if (keys.TryGetValue(which, out var known))
        {
            return known;
        }

        var key = Derive(secret, scope);
        // Counting takes all the dictionary's locks; that is acceptable after the four HMACs above.
        if (keys.Count >= Capacity)
        {
            keys.Clear();
        }

        keys[which] = key;
        return key;
    }

    private static byte[] Derive(string secret, CredentialScope scope)
    {
        var key = HMACSHA256.HashData(Encoding.UTF8.GetBytes("AWS4" + secret), Encoding.UTF8.GetBytes(scope.Date));
        key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(scope.Region));
        key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(scope.Service));
        return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(CredentialScope.ValidTerminator));
    }
}
