# What can be done here. `make` alone explains itself.
SHELL := /bin/bash
.DEFAULT_GOAL := help

N ?=
T ?=
ID ?=
PORT ?= 4566
ARGS ?=
BACKEND ?=
IMAGE ?= scslabs/scslabs:local
CONFIGURATION ?= Debug
SAY := . labs/say.sh;
TEST := dotnet test -c $(CONFIGURATION)
# On the backend `container` all projects of one run share a container, which goes when the run ends.
SESSION := set -e; if [ "$$SCSLABS_BACKEND" = container ]; then \
	export SCSLABS_SESSION=$$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n'); \
	trap 'for id in $$(docker ps -aq --filter label=scslabs.session=$${SCSLABS_SESSION:0:8} 2>/dev/null); do docker rm -f $$id >/dev/null; done' EXIT; fi;

.PHONY: help sdk toolchain engine labs lab learn start check hint why solution reset list verify explain report bundle doctor test pack samples serve decide native image lint format api proven coverage bench mutants

help: ## Shows this list ## この一覧を表示
	@$(SAY) grep -hE '^[a-z ]+:.*## .* ## ' $(MAKEFILE_LIST) | sed -E "s/^([a-z ]+):[^#]*## (.*) ## (.*)/  make \1\t\\$$(say 2 3)/" | expand -t 26; \
	say "  SCSLABS_VARIANT=exercise make lab N=09   runs your own answer for once" "  SCSLABS_VARIANT=exercise make lab N=09   一度だけ自分の解答を実行"

sdk:
	@$(SAY) command -v dotnet >/dev/null || { say "The .NET 10 SDK is missing. Install it from https://dotnet.microsoft.com/download/dotnet/10.0 (winget install Microsoft.DotNet.SDK.10, brew install dotnet-sdk)." ".NET 10 SDK がありません。インストールしてください: https://dotnet.microsoft.com/download/dotnet/10.0 (winget install Microsoft.DotNet.SDK.10、brew install dotnet-sdk)"; exit 1; }
	@$(SAY) dotnet --version >/dev/null 2>&1 || { say "A .NET SDK is here, but not version 10: $$(dotnet --list-sdks | tr '\n' ' '). Install it from https://dotnet.microsoft.com/download/dotnet/10.0" ".NET SDK はありますが、バージョン 10 ではありません: $$(dotnet --list-sdks | tr '\n' ' ')。インストールしてください: https://dotnet.microsoft.com/download/dotnet/10.0"; exit 1; }

# The parts of OpenSSL and of the C library that a static executable holds are looked for where the linker looks for them.
toolchain:
	@missing=; for tool in gcc cmake objcopy; do command -v $$tool >/dev/null || missing+=" $$tool"; done; \
	if command -v gcc >/dev/null; then \
	  for archive in libc.a libssl.a libcrypto.a; do [ "$$(gcc -print-file-name=$$archive)" != $$archive ] || missing+=" $$archive"; done; \
	fi; \
	$(SAY) test -z "$$missing" || { say "A static executable needs$$missing. On Debian and Ubuntu: apt-get install gcc libc6-dev cmake libssl-dev" "静的な実行ファイルに必要です:$$missing。Debian と Ubuntu では: apt-get install gcc libc6-dev cmake libssl-dev"; exit 1; }

engine:
	@$(SAY) command -v docker >/dev/null || { say "Docker is missing. Install it from https://docs.docker.com/engine/install, or on Debian and Ubuntu: apt-get install docker.io" "Docker がありません。インストールしてください: https://docs.docker.com/engine/install (Debian と Ubuntu では: apt-get install docker.io)"; exit 1; }
	@$(SAY) docker version >/dev/null 2>&1 || { say "Docker is here, but no engine is reachable: $$(docker version 2>&1 | tail -n 1) Start it, or as root on Debian: docker/engine.sh" "Docker はありますが、エンジンに接続できません: $$(docker version 2>&1 | tail -n 1) エンジンを起動してください (Debian では root で docker/engine.sh)。"; exit 1; }

labs: sdk ## Runs every lab's reference answer: the main job (embedded; SCSLABS_BACKEND=container, localstack or endpoint make labs) ## すべてのラボの模範解答を実行: 中心となるコマンド (既定は embedded。SCSLABS_BACKEND=container、localstack、endpoint も可)
	@$(SESSION) labs/labs.sh $(CONFIGURATION)

lab: sdk ## Runs one lab: make lab N=09 (the reference answer; after `echo exercise > .variant` your own) ## ラボをひとつ実行: make lab N=09 (模範解答。`echo exercise > .variant` の後は自分の解答)
	@$(SAY) test -n "$(N)" || { say "Which lab? make lab N=09" "どのラボですか。例: make lab N=09"; exit 1; }
	@$(SESSION) $(SCSLABS) run "$(N)" --configuration $(CONFIGURATION)

# What a learner types. The program says `make …` where it names a command.
SCSLABS := SCSLABS_INVOKED_BY=make labs/scslabs.sh

learn: sdk ## Does a lab: make learn N=09 (checks your answer each time you save it; keys for hint, situation, next, reset, list) ## ラボに取り組む: make learn N=09 (保存するたびに解答をチェック。キーでヒント、状況と課題、次のラボ、リセット、一覧)
	@$(SCSLABS) watch $(N) $(ARGS) || [ $$? -eq 1 ] # who quits while something is red made no error

start check: sdk ## A lab's situation and tasks; your answer once: make check N=09 ## ラボの状況と課題。解答を一度だけチェック: make check N=09
	@$(SCSLABS) $@ $(N) $(ARGS)

hint: sdk ## A hint for a task, and each time one more: make hint N=09 T=3 ## 課題のヒント。実行するたびにひとつ増える: make hint N=09 T=3
	@$(SAY) test -n "$(N)" -o -z "$(T)" || { say "Of which lab? make hint N=09 T=$(T)" "どのラボですか。例: make hint N=09 T=$(T)"; exit 1; }
	@$(SCSLABS) hint $(N) $(T) $(ARGS)

why solution reset: sdk ## What was wrong and what AWS does; how the reference answer differs once yours is green; begin anew: make why N=09 ## 何が問題だったかと AWS の動作。解答が成功した後で模範解答との違い。最初からやり直し: make why N=09
	@$(SCSLABS) $@ $(N) $(ARGS)

list verify: sdk ## The labs and how far you are; all your answers: make list ## ラボの一覧と進み具合。すべての解答のチェック: make list
	@$(SCSLABS) $@ $(ARGS)

explain: sdk ## Why a call was allowed or refused, by its request id: make explain ID=… ## 呼び出しが許可または拒否された理由を、リクエスト ID で: make explain ID=…
	@$(SCSLABS) explain $(ID) $(ARGS)

report: sdk ## Runs every lab as `make labs` does and tells the results: artifacts/report/report.html ## `make labs` と同じくすべてのラボを実行し、結果をまとめる: artifacts/report/report.html
	@rm -rf artifacts/report && mkdir -p artifacts/report/results
	@$(SESSION) status=0; SCSLABS_RESULTS_FOLDER=$$PWD/artifacts/report/results labs/labs.sh $(CONFIGURATION) || status=1; \
		$(SCSLABS) report --all $(ARGS) || status=1; exit $$status

bundle: sdk ## Makes an archive from which labs are built and run without internet: artifacts/scslabs-bundle.tar.gz ## インターネットなしでラボをビルドして実行できるアーカイブを作成: artifacts/scslabs-bundle.tar.gz
	@$(SCSLABS) bundle $(ARGS)

doctor: sdk ## Shows what this machine has and a backend can do: make doctor BACKEND=embedded (container, localstack, endpoint) ## このマシンとバックエンドにできること: make doctor BACKEND=embedded (container、localstack、endpoint)
	@$(SCSLABS) doctor $(BACKEND)

test: sdk ## Runs everything: unit, property and end-to-end tests, and the labs ## すべてを実行: 単体、プロパティ、エンドツーエンドのテストとラボ
	@$(TEST) --solution ScsLabs.sln

pack: sdk ## Makes the NuGet packages, in artifacts/packages ## NuGet パッケージを artifacts/packages に作成
	@rm -rf artifacts/packages
	@SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct 2>/dev/null) dotnet pack ScsLabs.sln -c Release -o artifacts/packages

samples: pack ## Runs strangers' projects, and the README's recipes, on the packages ## パッケージを使う別プロジェクトの例と README の手順を実行
	@rm -rf artifacts/restored/scslabs.* samples/*/bin samples/*/obj # a package that was made anew has the version and the dates that it had
	@set -e; for sample in samples/*/; do $(TEST) --project $$sample; done
	@samples/recipes.sh

serve: sdk ## Runs the emulator: make serve PORT=4566 ARGS="--root-secret S" ## エミュレーターを起動: make serve PORT=4566 ARGS="--root-secret S"
	@$(SAY) [[ "$(PORT)" =~ ^[0-9]+$$ ]] || { say "PORT=$(PORT) is no port." "PORT=$(PORT) はポート番号ではありません。"; exit 1; }
	@$(SAY) ! (exec 3<>/dev/tcp/127.0.0.1/$(PORT)) 2>/dev/null || { say "Port $(PORT) is taken. Choose another: make serve PORT=$$(($(PORT) + 1))" "ポート $(PORT) は使用中です。別のポートを指定してください: make serve PORT=$$(($(PORT) + 1))"; exit 1; }
	@dotnet run -c Release --project src/ScsLabs.Emulator -- serve --port $(PORT) $(ARGS)

decide: sdk ## Answers policy cases, one JSON object a line: make -s decide < cases.jsonl ## ポリシーのケースに答える。1 行に JSON オブジェクトひとつ: make -s decide < cases.jsonl
	@dotnet run -c Release --project src/ScsLabs.Emulator -- decide

native: sdk toolchain ## Publishes the native executable, static: artifacts/native/scslabs (Linux) ## 静的なネイティブ実行ファイルを作成: artifacts/native/scslabs (Linux)
	@rm -rf artifacts/native
	@dotnet publish src/ScsLabs.Emulator -c Release -o artifacts/native -p:Native=true -p:StaticExecutable=true
	@mkdir artifacts/native/tmp # the image's folder for temporary files

image: engine native ## Builds the container image: make image IMAGE=scslabs/scslabs:local ## コンテナイメージをビルド: make image IMAGE=scslabs/scslabs:local
	@docker build --quiet --file docker/Dockerfile --tag $(IMAGE) . >/dev/null
	@docker image inspect --format '$(IMAGE): {{.Size}} bytes, {{.Architecture}}' $(IMAGE)

lint: sdk ## Checks format and analyzers, changes nothing ## 書式とアナライザーを確認 (何も変更しない)
	@dotnet format ScsLabs.sln --verify-no-changes --no-restore || { $(SAY) say "Run: make format" "実行してください: make format"; exit 1; }

format: sdk ## Formats the code ## コードを整形
	@dotnet format ScsLabs.sln

api: sdk ## Rewrites src/*/PublicAPI.Unshipped.txt, after a change to a package's public API ## パッケージの公開 API を変えた後で、src/*/PublicAPI.Unshipped.txt を書き直す
	@for api in src/*/PublicAPI.Unshipped.txt; do { echo '#nullable enable'; grep '^\*REMOVED\*' $$api; } > $$api.new; mv $$api.new $$api; done
	@export LC_ALL=C; built=$$(for project in src/ScsLabs.Cli src/ScsLabs.Emulator.AwsSdk; do dotnet build $$project -v q --nologo -p:WarningsNotAsErrors=NU1603%3BNU1900%3BRS0016 || exit 1; done) || { grep -E 'error' <<<"$$built" | sort -u; exit 1; }; \
		sed -nE "s|.*RS0016: Symbol '(.*)' is not part of .*\[(.*)/[^/]*\.csproj\]$$|\2 \1|p" <<<"$$built" | sort -u \
		| while read -r project symbol; do echo "$$symbol" >> $$project/PublicAPI.Unshipped.txt; done
	@git --no-pager diff --stat -- 'src/*/PublicAPI.Unshipped.txt'

proven: sdk ## Writes the table of the labs into the READMEs, from labs/proven.tsv, which SCSLABS_WRITE_DOCS=1 make labs writes ## ラボの表を labs/proven.tsv から README に書き込む (labs/proven.tsv は SCSLABS_WRITE_DOCS=1 make labs が書く)
	@SCSLABS_WRITE_DOCS=1 $(TEST) --project tests/ScsLabs.Architecture.Tests --filter-class '*.ProvenTests'

coverage: sdk ## Writes docs/coverage.md (needs Python with botocore) ## docs/coverage.md を書く (botocore の入った Python が必要)
	@SCSLABS_WRITE_DOCS=1 $(TEST) --project tests/ScsLabs.Services.Tests --filter-class '*.CoverageTests'

bench: sdk ## Measures, side by side with peers in the same run: make bench ARGS="decisions network starts growth throughput s3 ec2 metadata events detection functions cycle" ## 比較対象と並べて性能を測定: make bench ARGS="decisions network starts growth throughput s3 ec2 metadata events detection functions cycle"
	@dotnet run -c Release --project bench/ScsLabs.Bench -- $(ARGS)

mutants: sdk ## Mutation testing of the engines: make mutants ARGS="Policy Network Events" ## エンジンのミューテーションテスト: make mutants ARGS="Policy Network Events"
	@dotnet tool restore && for engine in $(or $(ARGS),Policy Network Events); do (cd tests/ScsLabs.$$engine.Tests && SCSLABS_KERNEL=no SCSLABS_LAWS=1 dotnet stryker) || exit 1; done
