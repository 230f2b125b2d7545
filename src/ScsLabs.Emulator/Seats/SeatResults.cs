using System.Text.Json;

namespace ScsLabs.Emulator;

/// <summary>The last results of each lab that a learner reported from this emulator's seat. They are no part of the world, so a reset keeps them.</summary>
/// <remarks>They are what the learner's machine says. Bounded in number and size.</remarks>
internal sealed class SeatResults
{
    /// <summary>The maximum size of one lab's results in bytes.</summary>
    public const int MostBytes = 64 * 1024;

    private const int MostLabs = 64;

    private readonly Lock gate = new();
    private readonly SortedDictionary<string, JsonElement> byLab = new(StringComparer.Ordinal);

    /// <summary>Keeps a lab's results in the place of earlier ones. Returns false where there are too many labs.</summary>
    public bool Put(string lab, JsonElement results)
    {
        lock (gate)
        {
            if (byLab.Count >= MostLabs && !byLab.ContainsKey(lab))
            {
                return false;
            }

            byLab[lab] = results;
            return true;
        }
    }

    /// <summary>Writes all results as the members of an object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        List<KeyValuePair<string, JsonElement>> all;
        lock (gate)
        {
            all = [.. byLab];
        }

        foreach (var (lab, results) in all)
        {
            json.WritePropertyName(lab);
            results.WriteTo(json);
        }
    }
}
