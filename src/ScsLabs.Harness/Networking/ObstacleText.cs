using System.Text.Json;
using ScsLabs.Harness.Telling;
using ScsLabs.Network;

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
            ExplanationCodes.SecurityGroupRulesMismatch or ExplanationCodes.SecurityGroupHasNoRules => (isEgress ? Texts.GroupsLetNothingOut : Texts.GroupsLetNothingIn).In(language, Text("component"), Text("groups")),
            ExplanationCodes.SubnetAclRestriction => (isEgress ? Texts.AclLetsNothingOut : Texts.AclLetsNothingIn).In(language, Text("component"), Text("subnet"), Text("entry")),
            ExplanationCodes.NoRouteToDestination => Texts.NoRoute.In(language, Text("component"), Text("subnet"), Text("destination")),
            ExplanationCodes.BadStateRoute => Texts.RouteLeadsNowhere.In(language, Text("component"), Text("subnet"), Text("route")),
            ExplanationCodes.PeeringRequiresAddressInVpc => Texts.NoTransit.In(language, Text("component"), Text("destination")),
            ExplanationCodes.NoPossibleDestination => Texts.NobodyThere.In(language, Text("component"), Text("destination")),
            ExplanationCodes.BadState => Texts.NotRunning.In(language, Text("component")),
            ExplanationCodes.EniAddressRestriction => Texts.ArrivesElsewhere.In(language, Text("component")),
            ExplanationCodes.SourceDestinationCheckRestriction => Texts.ChecksAddresses.In(language, Text("component")),
            ExplanationCodes.PublicAddressNeededForEgress => Texts.NeedsPublicToLeave.In(language, Text("component"), Text("source")),
            ExplanationCodes.PublicAddressNeededForIngress => Texts.NeedsPublicToEnter.In(language, Text("component")),
            ExplanationCodes.InternetGatewayServesItsVpc => Texts.OtherVpcOfGateway.In(language, Text("component"), Text("destination")),
            ExplanationCodes.PrivateDestinationOnInternet or ExplanationCodes.SharedDestinationOnInternet => Texts.NoPublicDestination.In(language, Text("component"), Text("destination")),
            ExplanationCodes.PrivateSourceOnInternet or ExplanationCodes.SharedSourceOnInternet => Texts.NoPublicSource.In(language, Text("component"), Text("source")),
            ExplanationCodes.InternetGatewayOnTheWay => Texts.LeavesToInternet.In(language, Text("component")),
            ExplanationCodes.NatGatewayServesItsVpc => Texts.OtherVpcOfNat.In(language, Text("component"), Text("source")),
            ExplanationCodes.NatGatewayReassignsSource => Texts.NatReplacesSource.In(language, Text("component")),
            ExplanationCodes.ProtocolRestriction or ExplanationCodes.GatewayEndpointProtocolRestriction => Texts.TakesNoProtocol.In(language, Text("component"), Text("protocol")),
            ExplanationCodes.GatewayEndpointSourceRestriction => Texts.SendsForServiceOnly.In(language, Text("component")),
            ExplanationCodes.EndpointOpensNothing => Texts.EndpointOpensNothing.In(language, Text("component")),
            ExplanationCodes.UnassociatedComponent => Texts.NotAttached.In(language, Text("component")),
            ExplanationCodes.NoPath => Texts.NoWay.In(language, Text("component")),
            var code => $"{code}: {Text("component")}",
        };
        return (Text("replies") == "True" ? Texts.RepliesStop : Texts.PacketsStop).In(language, $"{Text("protocol")} {Text("source")} -> {Text("destination")}:{Text("ports")}", what, Text("code"));
    }
}
