namespace ScsLabs.Cli.Classes;

/// <summary>The manifests of a class: Compose, and Kubernetes by kustomize with one emulator for all or one for each seat.</summary>
internal static class ClassManifests
{
    private const int ContainerPort = 4566;

    /// <summary>The ports that nodes of Kubernetes may have by default (NodePort).</summary>
    private const int FirstNodePort = 30000, LastNodePort = 32767;

    /// <summary>The files by their paths.</summary>
    public static IEnumerable<(string Name, string Text)> Of(ClassRoom room, string image, int port) =>
    [
        ("class.env", $"SCSLABS_ROOT_SECRET={room.Secret}\n"),
        ("compose.yaml", Compose(room, image, port)),
        ("kubernetes/one-for-all/class.env", $"SCSLABS_ROOT_SECRET={room.Secret}\n"),
        ("kubernetes/one-for-all/kustomization.yaml", Kustomization),
        ("kubernetes/one-for-all/emulator.yaml", Namespace(room, port) + OneForAll(room, image, port)),
        ("kubernetes/one-a-seat/class.env", $"SCSLABS_ROOT_SECRET={room.Secret}\n"),
        ("kubernetes/one-a-seat/kustomization.yaml", Kustomization),
        ("kubernetes/one-a-seat/emulator.yaml", Namespace(room, port) + OneASeat(room, image, port)),
    ];

    private const string Kustomization =
        """
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        namespace: scslabs
        resources: [emulator.yaml]
        secretGenerator:
          - name: scslabs-class
            envs: [class.env]

        """;

    /// <summary>The pods' template, alike in both forms: no rights, a read-only root, probes, limits.</summary>
    private static string Template(string image, string arguments, string environment, int port, string requests, int memory) =>
        $$"""
          selector: { matchLabels: { app: scslabs } }
          template:
            metadata: { labels: { app: scslabs } }
            spec:
              automountServiceAccountToken: false
              containers:
                - name: emulator
                  image: {{image}}
                  args: [{{arguments}}]{{environment}}
                  envFrom: [{ secretRef: { name: scslabs-class } }]
                  ports: [{ containerPort: {{port}} }]
                  readinessProbe: { httpGet: { path: /_scslabs/health, port: {{port}} }, periodSeconds: 5 }
                  livenessProbe: { httpGet: { path: /_scslabs/health, port: {{port}} }, periodSeconds: 20, failureThreshold: 5 }
                  resources:
                    requests: { {{requests}} }
                    limits: { memory: {{memory}}Mi }
                  securityContext:
                    readOnlyRootFilesystem: true
                    allowPrivilegeEscalation: false
                    runAsNonRoot: true
                    runAsUser: 65532
                    capabilities: { drop: [ALL] }
                    seccompProfile: { type: RuntimeDefault }
                  volumeMounts: [{ name: tmp, mountPath: /tmp }]
              volumes: [{ name: tmp, emptyDir: { sizeLimit: 2Gi } }]
        """;

    /// <summary>The pod's index chooses its seat.</summary>
    private const string SeatOfPod =
        """

                  env: # Kubernetes 1.28 and later have the label
                    - name: SCSLABS_SEAT_INDEX
                      valueFrom: { fieldRef: { fieldPath: "metadata.labels['apps.kubernetes.io/pod-index']" } }
        """;

    private static string Compose(ClassRoom room, string image, int port) =>
        $"""
        # All seats of the class, each with a world and secrets of its own: docker compose up
        # Listens on this machine's loopback; CLASS_ADDRESS=0.0.0.0 lets the class in.
        services:
          aws:
            image: {image}
            command: [serve, --host, 0.0.0.0, --port, "{port}", --seats, "{room.Seats.Count}"]
            env_file: [class.env]
            ports: ["$CLASS_PORTS"]
            read_only: true
            tmpfs: [/tmp] # for S3's large bodies
            cap_drop: [ALL]
            security_opt: ["no-new-privileges:true"]
            mem_limit: {MemoryMegabytes(room.Seats.Count)}m

        """.ReplaceLineEndings("\n").Replace("$CLASS_PORTS", $"${{CLASS_ADDRESS:-127.0.0.1}}:{port}-{port + room.Seats.Count - 1}:{port}-{port + room.Seats.Count - 1}", StringComparison.Ordinal);

    private static string OneForAll(ClassRoom room, string image, int port) =>
        $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: scslabs, labels: { app: scslabs } }
        spec:
          replicas: 1 # the worlds are in its memory
          strategy: { type: Recreate }
        {{Template(image, $"serve, --host, 0.0.0.0, --port, \"{port}\", --seats, \"{room.Seats.Count}\"", "", port, "cpu: 250m, memory: 256Mi", MemoryMegabytes(room.Seats.Count))}}
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: scslabs }
        spec:
          type: NodePort
          selector: { app: scslabs }
          ports:
        {{string.Join('\n', room.Seats.Select(seat => $"    - {{ name: seat-{seat.Number:00}, port: {port + seat.Number - 1}, nodePort: {NodePort(room, port, seat)} }}"))}}

        """.ReplaceLineEndings("\n");

    private static string OneASeat(ClassRoom room, string image, int port) =>
        $$"""
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: scslabs, labels: { app: scslabs } }
        spec:
          serviceName: scslabs
          replicas: {{room.Seats.Count}}
          podManagementPolicy: Parallel
        {{Template(image, "serve, --host, 0.0.0.0", SeatOfPod, ContainerPort, "cpu: 50m, memory: 64Mi", MemoryMegabytes(1))}}
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: scslabs }
        spec:
          clusterIP: None
          selector: { app: scslabs }
          ports: [{ port: {{ContainerPort}} }]
        {{string.Concat(room.Seats.Select(seat => $$"""
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: seat-{{seat.Number:00}} }
        spec:
          type: NodePort
          selector: { statefulset.kubernetes.io/pod-name: scslabs-{{seat.Number - 1}} }
          ports: [{ port: {{ContainerPort}}, nodePort: {{NodePort(room, port, seat)}} }]

        """))}}
        """.ReplaceLineEndings("\n");

    private static string Namespace(ClassRoom room, int port) =>
        $$"""
        # Nodes serve each seat at its own port{{(AreNodePorts(room, port) ? "" : $", which the class's files don't name: nodes have ports from {FirstNodePort} on. scslabs class --port 31001 makes them the same")}}.
        apiVersion: v1
        kind: Namespace
        metadata: { name: scslabs }
        ---

        """.ReplaceLineEndings("\n");

    /// <summary>The port of the nodes at which a seat is reached: that of the class's files, where nodes may have it.</summary>
    private static int NodePort(ClassRoom room, int port, ClassSeat seat) => (AreNodePorts(room, port) ? port : FirstNodePort + 1001) + seat.Number - 1;

    private static bool AreNodePorts(ClassRoom room, int port) => port >= FirstNodePort && port + room.Seats.Count - 1 <= LastNodePort;

    /// <summary>The memory that is enough for so many seats: a base, and room for each world.</summary>
    private static int MemoryMegabytes(int seats) => 384 + (64 * seats);
}
