# Sourced by scripts and the Makefile: says something in English, or in Japanese where the harness would.
say() {
  case ${SCSLABS_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}} in [Jj][Aa]*) echo "$2" ;; *) echo "$1" ;; esac
}
