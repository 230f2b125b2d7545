using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ScsLabs.Emulator.Databases;
using ScsLabs.Network;
using ScsLabs.Services.Ec2;
using ScsLabs.Services.Rds;

namespace ScsLabs.Emulator;

/// <content>The endpoint at which programs connect to databases.</content>
internal sealed partial class ControlEndpoints
{
    /// <summary>
    /// Opens a TCP connection from one network interface to a database, if the network lets it at this moment: <c>GET /_scslabs/connect?from=ID&amp;to=ID&amp;port=3306</c> with <c>Connection: Upgrade</c> and <c>Upgrade: tcp</c>.
    /// After the answer 101 the HTTP connection is that connection.
    /// </summary>
    /// <remarks>
    /// Other answers: 409, the network stops it (as <c>trace</c> tells it); 404, nobody listens; 502, the database's server can't start; 501, the emulator has no servers; 426, the request doesn't upgrade; 400, the question is none.
    /// A connection that is open isn't looked at again.
    /// </remarks>
    private async Task ConnectAsync(HttpContext context)
    {
        if (state.Databases is not { } databases)
        {
            await RefuseAsync(501, "This emulator has no database servers. Start it with SCSLABS_RDS=real (serve --rds real), where a MariaDB server is installed: apt-get install mariadb-server-core").ConfigureAwait(false);
            return;
        }

        var (world, query) = (state.Store.Current, context.Request.Query);
        var (from, to) = (query["from"].ToString(), query["to"].ToString());
        if (!int.TryParse(query["port"], out var port) || !PortRange.All.Contains(port))
        {
            await RefuseAsync(400, "The question must be ?from=ID&to=ID&port=N.").ConfigureAwait(false);
            return;
        }

        PathAnalysis analysis;
        try
        {
            analysis = Tracer.Trace(new WorldTopology(world), new(TraceQuestion.EndOf(from, world), TraceQuestion.EndOf(to, world), IpProtocol.Tcp) { DestinationPorts = PortRange.Of(port), SourcePorts = PortRange.Ephemeral });
        }
        catch (ArgumentException unknown)
        {
            await RefuseAsync(400, unknown.Message).ConfigureAwait(false);
            return;
        }

        if (!analysis.IsFound)
        {
            await AnswerAsync(context, 409, json =>
            {
                json.WriteString("error", $"The network lets no connection through to port {port}: {string.Join(", ", analysis.Obstacles.Select(obstacle => $"{obstacle.Code} at {TraceQuestion.Named(obstacle.ComponentId, world)}"))}.");
                TraceQuestion.Write(json, from, to, analysis, world);
            }).ConfigureAwait(false);
        }
        else if (world.Find(DbInstance.ByInterface, analysis.Forward[^1].ComponentId) is not { } instance || instance.Settings.Port != port)
        {
            await RefuseAsync(404, $"Nobody listens at port {port} of {to}.").ConfigureAwait(false);
        }
        else if (context.Features.Get<IHttpUpgradeFeature>() is not { IsUpgradableRequest: true } upgrade)
        {
            context.Response.Headers.Upgrade = "tcp";
            await RefuseAsync(426, "The request must upgrade the connection (Connection: Upgrade, Upgrade: tcp).").ConfigureAwait(false);
        }
        else
        {
            await TunnelAsync(databases, instance, upgrade).ConfigureAwait(false);
        }

        Task RefuseAsync(int status, string error) => AnswerAsync(context, status, json => json.WriteString("error", error));

        async Task TunnelAsync(RealDatabases databases, DbInstance instance, IHttpUpgradeFeature upgrade)
        {
            Stream? server;
            try
            {
                server = await databases.ConnectAsync(instance, context.RequestAborted).ConfigureAwait(false);
            }
            catch (DatabaseException failure)
            {
                await RefuseAsync(502, failure.Message).ConfigureAwait(false);
                return;
            }

            if (server is null)
            {
                await RefuseAsync(404, $"{to} isn't available any more.").ConfigureAwait(false);
                return;
            }

            await using (server.ConfigureAwait(false))
            {
                context.Response.Headers.Upgrade = "tcp";
                var client = await upgrade.UpgradeAsync().ConfigureAwait(false);
                await using (client.ConfigureAwait(false))
                {
                    await Relay.BetweenAsync(client, server, context.RequestAborted).ConfigureAwait(false);
                }
            }
        }
    }
}
