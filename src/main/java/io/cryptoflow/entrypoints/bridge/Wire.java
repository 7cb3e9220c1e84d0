package io.cryptoflow.entrypoints.bridge;

/** The way out to one client, on its event loop. */
interface Wire {
    /** How many bytes a parcel is here. */
    int size(Parcel parcel);

    /** Writes, perhaps only into a buffer. {@code taken} runs when the network has it, or never will. */
    void write(Parcel parcel, Runnable taken);

    /** Gives to the network what was written. */
    void flush();

    /** Ends the conversation; the client may still have to read what was written. */
    void close(int code, String text);

    /** Cuts the connection, whatever the client has read. */
    void cut();
}
