using ScsLabs.Model.Wire;

namespace ScsLabs.Protocols.Text;

/// <summary>Tests whether a name is among the known members.</summary>
internal static class KnownMembers
{
    public static bool Knows(this IReadOnlyList<Member> known, string name)
    {
        for (var i = 0; i < known.Count; i++)
        {
            if (known[i].Name == name)
            {
                return true;
            }
        }

        return false;
    }
}
