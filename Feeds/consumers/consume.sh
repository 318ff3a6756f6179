#!/bin/sh
# Hands every article of a queue of the tidings spool to a command, one after the other, oldest first:
#
#     consume.sh /var/spool/tidings/all COMMAND [ARGUMENT...]
#
# The command gets the article's JSON on standard input and its file name in $ARTICLE. What its exit status means:
#
#     0      done: the article is deleted
#     75     not now (EX_TEMPFAIL, say the database is down): the article is given back, and this script ends with 75
#     126 127 and above 128: the command could not be started, or was killed: the article is given back, and this script
#            ends with the same
#     other  cannot be used: the article is put aside into failed/
#
# It runs in the queue's directory: name a command by its whole path, or one that is found in PATH.
#
# Killed at any moment, nothing is lost: the article at hand stays in cur/ and is handed out first at the next start. So
# an article may come twice, under the same name; the command had better not mind. One instance a queue; for several
# workers see `tidings spool claim`. Ends when the queue is empty: start it from a timer or a path unit, or in a loop.
set -u
LC_ALL=C
export LC_ALL
if [ $# -lt 2 ]; then
  echo "usage: consume.sh SPOOL/QUEUE COMMAND [ARGUMENT...]" >&2
  exit 2
fi
queue=$1
shift
cd "$queue" || exit 1

# The lock ends with the process, however it ends.
exec 9<cur || exit 1
if ! flock -n 9; then
  echo "consume.sh: another instance works on $queue" >&2
  exit 75
fi

# settle NAME COMMAND...: the article in cur/ to its end.
settle() {
  ARTICLE=$1
  export ARTICLE
  shift
  "$@" <"cur/$ARTICLE" 9<&-
  status=$?
  case $status in
  0) rm -f "cur/$ARTICLE" ;;
  75)
    mv -nT "cur/$ARTICLE" "new/$ARTICLE"
    exit 75
    ;;
  126 | 127 | 12[89] | 1[3-9]? | 2??)
    echo "consume.sh: $ARTICLE given back, the command could not be started or was killed ($status)" >&2
    mv -nT "cur/$ARTICLE" "new/$ARTICLE"
    exit "$status"
    ;;
  *)
    echo "consume.sh: $ARTICLE put aside, the command ended with $status" >&2
    mv -nT "cur/$ARTICLE" "failed/$ARTICLE"
    ;;
  esac
}

# What an instance that was killed had claimed.
for path in cur/*; do
  [ -f "$path" ] && settle "${path#cur/}" "$@"
done

more=yes
while [ "$more" = yes ]; do
  more=no
  for path in new/*; do
    [ -f "$path" ] || continue
    name=${path#new/}
    # A claim is a rename. It fails when someone else was faster, and with -n it never overwrites; an old mv says
    # nothing then, so look whether the article is still there.
    mv -nT "new/$name" "cur/$name" 2>/dev/null || continue
    [ -e "new/$name" ] && continue
    more=yes
    settle "$name" "$@"
  done
done
