ty () 
{ 
    xdotool type --delay 20 "$1";
    xdotool key Return;
    sleep 0.3
}
