using System.Text.Json;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness;

/// <summary>Tells what stops packets: the component, the rule or the missing route, and the direction.</summary>
internal static class ObstacleText
{
    /// <summary>Tells an obstacle of an answer of <c>/_scslabs/trace</c>.</summary>
    public static string Of(JsonElement obstacle) => Of(obstacle, Languages.Chosen);

    /// <summary>Tells it in this language.</summary>
    internal static string Of(JsonElement obstacle, Language language)
    {
        string Text(string name) => obstacle.TryGetProperty(name, out var text) ? text.ToString() : "";
        var isEgress = Text("egress") == "True";
        var what = Text("code") switch
        {
            "ENI_SG_RULES_MISMATCH" or "SG_HAS_NO_RULES" => (isEgress ? Texts.GroupsLetNothingOut : Texts.GroupsLetNothingIn).In(language, Text("component"), Text("groups")),
            "SUBNET_ACL_RESTRICTION" => (isEgress ? Texts.AclLetsNothingOut : Texts.AclLetsNothingIn).In(language, Text("component"), Text("subnet"), Text("entry")),
            "NO_ROUTE_TO_DESTINATION" => Texts.NoRoute.In(language, Text("component"), Text("subnet"), Text("destination")),
            "BAD_STATE_ROUTE" => Texts.RouteLeadsNowhere.In(language, Text("component"), Text("subnet"), Text("route")),
            "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR" => Texts.NoTransit.In(language, Text("component"), Text("destination")),
            "NO_POSSIBLE_DESTINATION" => Texts.NobodyThere.In(language, Text("component"), Text("destination")),
            "BAD_STATE" => Texts.NotRunning.In(language, Text("component")),
            var code => $"{code}: {Text("component")}",
        };
        return (Text("replies") == "True" ? Texts.RepliesStop : Texts.PacketsStop).In(language, $"{Text("protocol")} {Text("source")} -> {Text("destination")}:{Text("ports")}", what, Text("code"));
    }
}
